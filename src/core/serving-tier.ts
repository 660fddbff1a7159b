import type { TierDecision } from './cascade';
import type { Tier } from './domain/prompt';
import type { FlightContext } from './flight-context';

/** The tier that serves a decision: the decided one, the other where nobody of it is on, null where nobody may serve. */
export function servingTier(
  { tier, allowed }: Pick<TierDecision, 'tier' | 'allowed'>,
  { policy, request }: Pick<FlightContext, 'policy' | 'request'>,
): Tier | null {
  if (tier === null) return null;
  const isOn = (which: Tier): boolean => policy.endpointIdsOf(which, request).some((id) => allowed.has(id));
  if (isOn(tier)) return tier;
  const other = tier === 'local' ? 'cloud' : 'local';
  return isOn(other) ? other : null;
}
