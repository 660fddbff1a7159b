import type { Policy } from '../core/domain/policy';

/** USD from which on only the cheapest cloud endpoint is called; null where there is no such limit below the hard one. */
export function softLimitUsd({ hardLimitUsd, premiumShare }: Policy['budget']): number | null {
  return hardLimitUsd === null || premiumShare >= 1 ? null : premiumShare * hardLimitUsd;
}
