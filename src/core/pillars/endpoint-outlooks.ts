import type { CompiledPolicy } from '../compiled-policy';
import type { Endpoint } from '../domain/endpoint';
import type { Features } from '../domain/features';
import type { EndpointOutlook } from '../domain/inspection';
import { costUsd } from '../dispatch/cost';
import { tokensFor } from '../features/tokens-for';
import { logit, sigmoid } from '../sim/deterministic-math';
import type { RouterModel } from './router-model';

/** An index of 0 or 100 is one that was rounded: its logit is kept finite. */
const clip = 0.005;

/**
 * What each endpoint of the catalogue is expected to do with a prompt. P(acceptable) goes by the one-parameter item response
 * model (Rasch, 1960) with the prompt's difficulty set where the best local endpoint fails as often as the complexity index
 * says, refit included: sigmoid(item.ability x (ability - best local ability) + logit(1 - index / 100)). Cost in USD at the
 * policy's prices for the endpoint's own tokens and an answer of its median length. `index` 0..100.
 */
export function endpointOutlooks(
  index: number,
  features: Features,
  model: Pick<RouterModel, 'judge'>,
  policy: CompiledPolicy,
  request: number,
): readonly EndpointOutlook[] {
  const all = [...policy.endpoints.values()];
  const bestLocal = all.reduce(
    (top, { tier, ability }) => (tier === 'local' ? Math.max(top, ability) : top),
    Number.NEGATIVE_INFINITY,
  );
  const on = new Set([...policy.endpointIdsOf('local', request), ...policy.endpointIdsOf('cloud', request)]);
  return all.map((endpoint) => {
    const inputTokens = tokensFor(endpoint.tokeniser, features);
    return {
      endpointId: endpoint.id,
      takesPart: on.has(endpoint.id),
      acceptable: Number.isFinite(bestLocal) ? acceptable(index, endpoint, bestLocal, model) : null,
      inputTokens,
      costUsd: costUsd(endpoint.price, {
        input: inputTokens,
        cacheRead: 0,
        cacheWrite: 0,
        visible: endpoint.outputTokens.median,
        reasoning: 0,
      }),
    };
  });
}

function acceptable(
  index: number,
  { ability }: Endpoint,
  bestLocal: number,
  { judge }: Pick<RouterModel, 'judge'>,
): number {
  const success = Math.min(1 - clip, Math.max(clip, 1 - index / 100));
  return sigmoid(judge.item.ability * (ability - bestLocal) + logit(success));
}
