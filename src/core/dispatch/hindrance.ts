import type { CompiledPolicy } from '../compiled-policy';
import type { EndpointId } from '../domain/endpoint';
import type { FlightContext } from '../flight-context';
import { budgetRefuses } from '../gates/budget-level';
import type { Refusal } from './dispatch-state';

/** Why an endpoint may not be called right now. */
export type Hindrance = NonNullable<Refusal> | 'budget-spent' | 'flagged-out';

/**
 * Why a call may not start right now, null when it may: it is flagged as out, the session's budget forbids it (`ownUsd` of this request included), its breaker is open, or it has as many calls as it may have.
 */
export function blockage(
  endpointId: EndpointId,
  ownUsd: number,
  context: Pick<FlightContext, 'policy' | 'dispatch' | 'spentUsd' | 'nowMs'>,
): Hindrance | null {
  const { policy, dispatch } = context;
  const { resilience } = policy.policy;
  const spentUsd = Math.max(context.spentUsd + ownUsd, dispatch.committedUsd);
  if (resilience.outageFlags.length > 0 && isFlagged(endpointId, policy)) return 'flagged-out';
  if (budgetRefuses(endpointId, spentUsd, policy)) return 'budget-spent';
  return dispatch.refusal(endpointId, context.nowMs(), resilience);
}

function isFlagged(endpointId: EndpointId, { endpoints, policy }: CompiledPolicy): boolean {
  const endpoint = endpoints.get(endpointId);
  const { outageFlags } = policy.resilience;
  return (
    endpoint !== undefined && [endpoint.id, endpoint.provider, endpoint.tier].some((one) => outageFlags.includes(one))
  );
}

/** Why nobody should get in line for an endpoint: what blocks it, or a line longer than the policy wants. */
export function hindrance(endpointId: EndpointId, ownUsd: number, context: FlightContext): Hindrance | null {
  const blocked = blockage(endpointId, ownUsd, context);
  const { rateLimit } = context.policy.policy.resilience;
  if (blocked !== null || !rateLimit.enabled) return blocked;
  const endpoint = context.policy.endpoints.get(endpointId);
  if (endpoint === undefined) return null;
  const now = context.nowMs();
  return context.dispatch.rate(endpoint, now).waitMs(1, now) > rateLimit.longestWaitMs ? 'overloaded' : null;
}
