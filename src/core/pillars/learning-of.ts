import type { Policy } from '../domain/policy';
import type { Reward } from '../domain/reward';
import type { ArmPrior, Learning } from './arm-table';
import { believedShare, costShare } from './reward-of';

/** How a reward is learned under a policy: only LinUCB keeps the prompt's features. */
export function learningOf({ algorithm, discount }: Policy['bandit'], features: readonly number[]): Learning {
  return { discount, features: algorithm === 'linucb' ? features : null };
}

/** How an answer is learned: `paidShare` is USD paid over USD expected by its price, null where nothing was expected; `prior` what was believed of its endpoint. */
export function learningOfAnswer(
  { bandit, objective }: Pick<Policy, 'bandit' | 'objective'>,
  features: readonly number[],
  { quality, latency, cost }: Reward,
  paidShare: number | null,
  prior: ArmPrior | null = null,
): Learning {
  const believedPart = believedShare(prior?.parts, quality !== null, objective);
  const costPart = costShare(quality !== null, objective) * cost;
  const answer = { quality, latency, costPart, believedPart, paidShare };
  return { discount: bandit.discount, features: bandit.algorithm === 'linucb' ? features : null, answer };
}
