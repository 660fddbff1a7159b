import type { EndpointId } from '../domain/endpoint';
import type { FlightContext } from '../flight-context';
import type { Refusal } from './dispatch-state';

/** Why an endpoint may not be called right now. */
export type Hindrance = NonNullable<Refusal> | 'budget-spent';

/**
 * Why an endpoint may not be called right now, null when it may: the session's money is spent (`ownUsd` of this request
 * included; local endpoints stay), its breaker is open, or it is full.
 */
export function hindrance(endpointId: EndpointId, ownUsd: number, context: FlightContext): Hindrance | null {
  const { policy, dispatch } = context;
  const { budget, resilience } = policy.policy;
  const spentUsd = Math.max(context.spentUsd + ownUsd, dispatch.spentUsd);
  const isPaid = policy.endpoints.get(endpointId)?.tier === 'cloud';
  if (isPaid && budget.hardLimitUsd !== null && spentUsd >= budget.hardLimitUsd) return 'budget-spent';
  return dispatch.refusal(endpointId, context.nowMs(), resilience);
}
