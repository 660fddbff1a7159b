import type { Endpoint } from '../domain/endpoint';
import type { QualitySource } from '../domain/outcome';
import type { Prompt } from '../domain/prompt';
import { logit } from './deterministic-math';
import { truncatedLogistic } from './distributions';
import type { RandomStreams } from './rng';

/** The most able endpoint of each tier: those that a label speaks of. */
export interface Ablest {
  readonly local: Endpoint | null;
  readonly cloud: Endpoint | null;
}

/**
 * Share of a residual's variance that all endpoints have in common on a prompt, 0..1; the rest is an endpoint's own luck.
 * Fitted to how often two recorded models were right on the same prompts: MMLU-Pro, ZeroEval and LLMRouter's nine models,
 * 12,257 prompts, by maximum likelihood (src/training/check-pairs.ts, 2026-11-21).
 */
const SHARED_VARIANCE = 0.41;
/** Abilities closer than this are equal as far as they are known: the largest standard error in the catalogue, in logits. */
const SAME_ABILITY = 0.1;
/** Predicted probabilities are kept off 0 and 1, where the logit has no value. */
const CLIP = 0.02;

/**
 * Whether an endpoint's answer to a prompt is acceptable: one-parameter item response with a residual that all endpoints
 * share in part, so that a prompt that beats one tends to beat the others. Both parts together have the variance of a logistic
 * number, so that each endpoint alone is right as often as predicted. The prompt's latent difficulty is centred where the best
 * local endpoint fails with the predicted probability; a label truncates it: "local was enough" means at most the best
 * local ability, "cloud needed" between the best local and the best cloud one. Where a label settles
 * an endpoint it decides: what the best local endpoint can, every abler one can; what it cannot, no weaker one can; a cloud
 * endpoint as able as the best counts as the best; where both failed, all did. A pure function of seed, prompt and endpoint.
 */
export function acceptable(
  prompt: Prompt,
  endpoint: Endpoint,
  ablest: Ablest,
  predictedFailure: number,
  streams: RandomStreams,
  sharedVariance = SHARED_VARIANCE,
): { readonly quality: 0 | 1; readonly source: QualitySource } {
  const pinned = pinnedByLabel(prompt, endpoint, ablest);
  if (pinned !== null && prompt.label !== undefined) return { quality: pinned, source: prompt.label.source };
  const localAbility = ablest.local?.ability ?? 0;
  const cloudAbility = Math.max(ablest.cloud?.ability ?? localAbility, localAbility);
  const [low, high] = boundsOf(prompt, localAbility, cloudAbility);
  const centre = localAbility + logit(Math.min(1 - CLIP, Math.max(CLIP, predictedFailure)));
  const [common, apart] = [Math.sqrt(sharedVariance), Math.sqrt(1 - sharedVariance)];
  const shared = streams.stream('prompt', prompt.id, 'difficulty');
  const difficulty = common * truncatedLogistic(shared, centre / common, low / common, high / common);
  const own = truncatedLogistic(
    streams.stream('prompt', prompt.id, 'luck', endpoint.id),
    0,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  );
  return { quality: endpoint.ability + apart * own >= difficulty ? 1 : 0, source: 'simulated' };
}

function pinnedByLabel(prompt: Prompt, endpoint: Endpoint, ablest: Ablest): 0 | 1 | null {
  const need = prompt.label?.need;
  if (need === undefined) return null;
  const { ability } = endpoint;
  const atLeastLocal = ablest.local !== null && ability >= ablest.local.ability;
  const atMostLocal = ablest.local !== null && ability <= ablest.local.ability;
  const asBestCloud = ablest.cloud !== null && ability >= ablest.cloud.ability - SAME_ABILITY;
  switch (need) {
    case 'local':
      return atLeastLocal ? 1 : null;
    case 'cloud':
      if (atMostLocal) return 0;
      return asBestCloud ? 1 : null;
    case 'both-failed':
      return 0;
  }
}

function boundsOf(prompt: Prompt, localAbility: number, cloudAbility: number): readonly [number, number] {
  switch (prompt.label?.need) {
    case 'local':
      return [Number.NEGATIVE_INFINITY, localAbility];
    case 'cloud':
      return [localAbility, cloudAbility];
    case 'both-failed':
    case undefined:
      return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  }
}
