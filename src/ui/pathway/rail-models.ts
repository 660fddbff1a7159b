import type { Endpoint } from '../../core/domain/endpoint';
import type { Policy } from '../../core/domain/policy';
import { shortLabel } from '../kit/endpoint-label';
import type { RailModel } from './pathway-layout';

/** The models that are switched on, in policy order, under the short names that they have in the log. */
export function railModels(
  models: Policy['models'],
  aliases: Policy['aliases'],
  endpoints: readonly Endpoint[],
): readonly RailModel[] {
  return models.flatMap(({ id, enabled }) => {
    const target = aliases[id] ?? id;
    const endpoint = endpoints.find((candidate) => candidate.id === target);
    return enabled && endpoint !== undefined
      ? [{ endpointId: target, name: shortLabel(endpoint.label), tier: endpoint.tier }]
      : [];
  });
}

/** The user's own models, under their own names. */
export function ownRails(endpoints: readonly Endpoint[]): readonly RailModel[] {
  return endpoints.map(({ id, model, tier }) => ({ endpointId: id, name: model, tier }));
}
