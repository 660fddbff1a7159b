import type { Policy } from './policy';

/**
 * A policy for a session that starts over: what it says of single requests is of rows that are gone. A model that was switched
 * on in mid-run takes part from the first row, one that had left is off, and no kept answer is invalid.
 */
export function withoutPast(policy: Policy): Policy {
  const models = policy.models.map(({ toRequest, ...model }) => ({
    ...model,
    enabled: model.enabled && toRequest === undefined,
    fromRequest: 0,
  }));
  return { ...policy, models, cache: { ...policy.cache, invalidations: [] } };
}
