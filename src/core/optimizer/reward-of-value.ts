import type { Policy } from '../domain/policy';
import { rewardFor } from '../pillars/reward-of';
import type { RowValue } from '../stats/replayed-row';

/** The reward of one answer under the policy's objective; 0 where nobody answered, as for the bandit. */
export function rewardOfValue(value: RowValue, policy: Policy): number {
  if (value.answered === false) return 0;
  return rewardFor({ ...value, quality: Number(value.acceptable) }, policy.objective).value;
}
