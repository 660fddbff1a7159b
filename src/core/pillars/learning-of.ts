import type { Policy } from '../domain/policy';
import type { Learning } from './arm-table';

/** How a reward is learned under a policy: only LinUCB keeps the prompt's features. */
export function learningOf({ algorithm, discount }: Policy['bandit'], features: readonly number[]): Learning {
  return { discount, features: algorithm === 'linucb' ? features : null };
}
