import type { EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import type { FlightContext } from '../flight-context';
import type { Hindrance } from './hindrance';
import { hindrance } from './hindrance';

/** What serves an endpoint's calls right now: its replicas that may be called, or why none may. */
export interface Servers {
  readonly group: Policy['resilience']['replicas'][number] | null;
  readonly usable: readonly EndpointId[];
  /** Null while somebody is usable. */
  readonly hindered: Hindrance | null;
}

/**
 * The endpoints that may take a call meant for one: itself, or its replicas. A replica stands in only within the same tier,
 * and for a prompt that names a region only within that of the endpoint, so that what the gates decided holds for it too.
 */
export function serversOf(endpointId: EndpointId, prompt: Prompt, ownUsd: number, context: FlightContext): Servers {
  const { endpoints, policy } = context.policy;
  const group = policy.resilience.replicas.find((one) => one.endpoint === endpointId) ?? null;
  if (group === null) {
    const hindered = hindrance(endpointId, ownUsd, context);
    return { group, usable: hindered === null ? [endpointId] : [], hindered };
  }
  const head = endpoints.get(endpointId);
  const stands = (id: EndpointId): boolean => {
    const member = endpoints.get(id);
    if (id === endpointId) return true;
    if (member === undefined || head === undefined || member.tier !== head.tier) return false;
    return prompt.metadata.region === undefined || member.region === head.region;
  };
  const members = group.members.map(({ id }) => id).filter(stands);
  const hindrances = members.map((id) => ({ id, hinders: hindrance(id, ownUsd, context) }));
  const usable = hindrances.filter(({ hinders }) => hinders === null).map(({ id }) => id);
  const hindered = usable.length > 0 ? null : (hindrances[0]?.hinders ?? 'overloaded');
  return { group, usable, hindered };
}

/** Why nobody may take a call meant for an endpoint right now; null where somebody may. */
export function hinderedBy(
  endpointId: EndpointId,
  prompt: Prompt,
  ownUsd: number,
  context: FlightContext,
): Hindrance | null {
  // Nobody has replicas unless the user says so, and every flight asks this of every endpoint.
  if (context.policy.policy.resilience.replicas.length === 0) return hindrance(endpointId, ownUsd, context);
  return serversOf(endpointId, prompt, ownUsd, context).hindered;
}
