import type { Outcome } from '../domain/outcome';
import type { Policy } from '../domain/policy';
import type { Reward } from '../domain/reward';

/**
 * Latency and cost at which their part of the reward is one half. Cloud answers of today cost 0.2 to 3 cents: around half a cent
 * the cost part tells a price from its double best.
 */
const HALF_LATENCY_MS = 2000;
const HALF_COST_USD = 0.005;

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
  const cost = costWorth(answer.costUsd);
  return { value: worthOf({ quality, latency, cost }, objective), quality, latency, cost };
}

/** What a cost in USD is worth by itself, 0..1. */
export function costWorth(usd: number): number {
  return 1 / (1 + usd / HALF_COST_USD);
}

/** The parts of a reward, each 0..1, weighed by the objective; without any weight that could count, what the quality is, or that it came at all. */
export function worthOf({ quality, latency, cost }: Omit<Reward, 'value'>, objective: Policy['objective']): number {
  const judged = quality === null ? 0 : objective.quality;
  const weight = judged + objective.latency + objective.cost;
  if (weight === 0) return quality ?? 1;
  return (judged * (quality ?? 0) + objective.latency * latency + objective.cost * cost) / weight;
}

/** The share of a reward, 0..1, that its cost part has, where somebody has judged the answer and where nobody has. */
export function costShare(isJudged: boolean, objective: Policy['objective']): number {
  const weight = (isJudged ? objective.quality : 0) + objective.latency + objective.cost;
  return weight === 0 ? 0 : objective.cost / weight;
}

/** What a quality and a latency part that are believed of an endpoint add to its reward, 0..1. */
export function believedShare(
  believed: { readonly quality: number; readonly latency: number } | undefined,
  isJudged: boolean,
  objective: Policy['objective'],
): number {
  if (believed === undefined) return 0;
  return worthOf({ quality: isJudged ? believed.quality : null, latency: believed.latency, cost: 0 }, objective);
}
