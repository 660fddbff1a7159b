import type { Decision } from '../core/domain/decision';
import type { Endpoint, EndpointId } from '../core/domain/endpoint';
import type { Outcome } from '../core/domain/outcome';
import type { Tier } from '../core/domain/prompt';

/** The tier that served in the place of the decided one, and why it did. */
export interface Elsewhere {
  readonly tier: Tier;
  readonly cause: 'explored' | 'failed-over' | 'escalated' | 'tier-empty';
}

/** Where an endpoint is of another tier than was decided: of which, and why; null where it is of the decided one. */
export function servedElsewhere(
  decision: Pick<Decision, 'tier' | 'explored' | 'endpointId'> | null,
  endpointId: EndpointId | null,
  endpoints: readonly Endpoint[],
  outcome: Outcome | null = null,
): Elsewhere | null {
  if (decision === null || decision.tier === null || endpointId === null) return null;
  const tier = endpoints.find(({ id }) => id === endpointId)?.tier;
  if (tier === undefined || tier === decision.tier) return null;
  const attempts = outcome !== null && 'attempts' in outcome ? outcome.attempts : [];
  if (attempts.some((attempt) => attempt.discarded === true)) return { tier, cause: 'escalated' };
  if (endpointId !== decision.endpointId) return { tier, cause: 'failed-over' };
  return { tier, cause: decision.explored ? 'explored' : 'tier-empty' };
}
