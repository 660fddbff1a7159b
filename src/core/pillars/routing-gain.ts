import type { Endpoint } from '../domain/endpoint';
import { sigmoid } from '../sim/deterministic-math';
import type { RouterModel } from './router-model';

/**
 * How likely an endpoint answers a prompt of this judge's score acceptably, 0..1: one-parameter item response (Rasch, 1960)
 * over recorded outcomes, the score in place of the item's difficulty.
 */
export function acceptProbability({ judge }: Pick<RouterModel, 'judge'>, score: number, ability: number): number {
  const { item } = judge;
  return sigmoid(item.ability * ability - item.difficulty * score - item.intercept);
}

/**
 * The gain of the cloud, -1..1: P(best cloud endpoint acceptable) - P(best local endpoint acceptable). Hard is not the same
 * as gain: where both would fail it is small. 0 where a tier has no endpoint.
 */
export function gainOf(
  model: Pick<RouterModel, 'judge'>,
  score: number,
  endpoints: readonly Pick<Endpoint, 'tier' | 'ability'>[],
): number {
  const best = (tier: Endpoint['tier']): number =>
    endpoints.reduce(
      (top, endpoint) => (endpoint.tier === tier ? Math.max(top, endpoint.ability) : top),
      Number.NEGATIVE_INFINITY,
    );
  const [cloud, local] = [best('cloud'), best('local')];
  if (!Number.isFinite(cloud) || !Number.isFinite(local)) return 0;
  return acceptProbability(model, score, cloud) - acceptProbability(model, score, local);
}
