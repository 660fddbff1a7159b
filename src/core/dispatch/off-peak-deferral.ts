import type { EndpointId } from '../domain/endpoint';
import type { Prompt } from '../domain/prompt';
import type { FlightContext } from '../flight-context';
import { offPeakWaitMs } from './off-peak';

/** How long a request of low priority waits for an endpoint's cheap hours, ms; 0 where the policy has none wait, and live. */
export function offPeakDeferralMs(
  endpointId: EndpointId,
  { metadata }: Prompt,
  { policy, live, nowMs }: Pick<FlightContext, 'policy' | 'live' | 'nowMs'>,
): number {
  const { day } = policy.policy;
  if (live || day === undefined || !day.defersLow || metadata.priority !== 'low') return 0;
  const price = policy.endpoints.get(endpointId)?.price;
  if (price?.kind !== 'token' || price.offPeak === undefined || price.offPeak.factor >= 1) return 0;
  return offPeakWaitMs(price.offPeak, day.startHour, nowMs());
}
