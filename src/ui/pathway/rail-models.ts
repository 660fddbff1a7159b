import type { Endpoint } from '../../core/domain/endpoint';
import type { Policy } from '../../core/domain/policy';
import type { RailModel } from './pathway-layout';

/** The models that are switched on, in policy order, under the names that the policy gives them. */
export function railModels(policy: Policy | null, endpoints: readonly Endpoint[]): readonly RailModel[] {
  if (policy === null) return [];
  return policy.models.flatMap(({ id, enabled }) => {
    const target = policy.aliases[id] ?? id;
    const endpoint = endpoints.find((candidate) => candidate.id === target);
    return enabled && endpoint !== undefined ? [{ endpointId: target, name: id, tier: endpoint.tier }] : [];
  });
}
