import type { Policy } from '../../core/domain/policy';

/** A policy without its number, which no flight depends on, as one key: equal keys, equal flights. */
export function policyContent(policy: Policy): string {
  return JSON.stringify({ ...policy, version: 0 });
}
