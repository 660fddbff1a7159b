import type { Outcome } from '../domain/outcome';
import type { Policy } from '../domain/policy';
import type { Reward } from '../domain/reward';

/** Latency and cost at which their part of the reward is one half. */
const HALF_LATENCY_MS = 2000;
const HALF_COST_USD = 0.002;

/**
 * The reward of an outcome by the objective's weights, 0..1: quality as it is, latency and cost as
 * 1 / (1 + value / half), so that twice as slow always hurts. Null for outcomes that say nothing about
 * an endpoint (blocked, cancelled, a short answer); a failed or degraded flight earns 0. An answer is worth what its own attempt took and cost:
 * the timeouts of endpoints that were asked before are their failures, not that of who stood in.
 */
export function rewardOf(outcome: Outcome, objective: Policy['objective']): Reward | null {
  if (outcome.kind === 'blocked' || outcome.kind === 'cancelled') return null;
  if (outcome.kind === 'degraded' && outcome.how === 'shorter') return null;
  if (outcome.kind !== 'completed') return { value: 0, quality: 0, latency: 0, cost: 0 };
  const own = outcome.attempts.at(-1);
  if (own === undefined) return rewardFor(outcome, objective);
  return rewardFor({ quality: outcome.quality, latencyMs: own.durationMs, costUsd: own.costUsd }, objective);
}

/** The reward of an answer: `quality` 1 acceptable, 0 not, null unknown (then latency and cost share its weight), latency in ms, cost in USD. */
export function rewardFor(
  answer: { readonly quality: number | null; readonly latencyMs: number; readonly costUsd: number },
  objective: Policy['objective'],
): Reward {
  const { quality } = answer;
  const latency = 1 / (1 + answer.latencyMs / HALF_LATENCY_MS);
  const cost = 1 / (1 + answer.costUsd / HALF_COST_USD);
  const judged = quality === null ? 0 : objective.quality;
  const weight = judged + objective.latency + objective.cost;
  // Without any weight that could count, an answer is worth what its quality is, or that it came at all.
  const value =
    weight === 0
      ? (quality ?? 1)
      : (judged * (quality ?? 0) + objective.latency * latency + objective.cost * cost) / weight;
  return { value, quality, latency, cost };
}
