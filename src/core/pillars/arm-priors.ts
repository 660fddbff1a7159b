import { costUsd } from '../dispatch/cost';
import type { Endpoint, EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';
import type { Tier } from '../domain/prompt';
import type { Reward } from '../domain/reward';
import { exp, logit, sigmoid } from '../sim/deterministic-math';
import type { ArmPrior } from './arm-table';
import { rewardFor } from './reward-of';

/** Mean complexity index, 0..1, of the samples that each tier gets under the shipped thresholds (300 samples, 2026-11-21). */
const INDEX_OF_TIER: Readonly<Record<Tier, number>> = { local: 0.27, cloud: 0.79 };
/** Tokens of a usual question, as in the samples. */
const USUAL_INPUT_TOKENS = 60;

/**
 * The reward, 0..1, that an endpoint's catalogue row lets expect of a usual prompt of its tier: its ability against the
 * difficulty (one-parameter item response, centred as in sim/acceptability), its mean length, its times and its price.
 */
function expectedReward(endpoint: Endpoint, localAbility: number, objective: Policy['objective']): Reward {
  const difficulty = localAbility + logit(INDEX_OF_TIER[endpoint.tier]);
  const { latency, price } = endpoint;
  const { median, sigma } = endpoint.outputTokens;
  // The mean of a lognormal.
  const visible = median * exp((sigma * sigma) / 2);
  const tokens = { input: USUAL_INPUT_TOKENS, cacheRead: 0, cacheWrite: 0, visible, reasoning: 0 };
  const answer = {
    quality: sigmoid(endpoint.ability - difficulty),
    latencyMs: latency.ttftMedianMs + latency.tpotMedianMs * visible,
    costUsd: costUsd(price, tokens),
  };
  return rewardFor(answer, objective);
}

/** What the catalogue lets expect of each endpoint under an objective. */
export function expectedRewards(
  endpoints: ReadonlyMap<EndpointId, Endpoint>,
  objective: Policy['objective'],
): ReadonlyMap<EndpointId, Reward> {
  const all = [...endpoints.values()];
  const abilities = all.filter(({ tier }) => tier === 'local').map(({ ability }) => ability);
  const localAbility = abilities.length === 0 ? 0 : Math.max(...abilities);
  return new Map(all.map((endpoint) => [endpoint.id, expectedReward(endpoint, localAbility, objective)]));
}

/** What a policy lets its bandit believe of each endpoint before the first call; null for all where it starts from nothing. */
export function armPriors(
  { bandit, objective }: Policy,
  endpoints: ReadonlyMap<EndpointId, Endpoint>,
): (endpointId: EndpointId) => ArmPrior | null {
  const { priorWeight } = bandit;
  if (priorWeight === 0) return () => null;
  const expected = expectedRewards(endpoints, objective);
  const priors = new Map(
    [...expected].map(([id, { value, quality, latency }]): readonly [EndpointId, ArmPrior] => [
      id,
      { mean: value, weight: priorWeight, parts: { quality: quality ?? 0, latency } },
    ]),
  );
  return (endpointId) => priors.get(endpointId) ?? null;
}
