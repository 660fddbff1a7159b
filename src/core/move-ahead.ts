import type { TierDecision } from './cascade';
import type { EndpointId } from './domain/endpoint';
import type { Prompt } from './domain/prompt';
import type { FlightContext } from './flight-context';

/**
 * Whether a request that would go to a local endpoint goes to the cloud ahead of a load that is foreseen: as large a share of
 * them as would not fit. Never after a rule or a gate. Answers how full the endpoint was foreseen to be; null where it stays.
 */
export function moveAhead(
  prompt: Prompt,
  { tier, decidedBy, trace }: TierDecision,
  endpointId: EndpointId,
  others: readonly EndpointId[],
  { policy, watch, streams }: FlightContext,
): number | null {
  const { anticipate } = policy.policy.resilience;
  const endpoint = policy.endpoints.get(endpointId);
  if (anticipate === null || watch === undefined || tier !== 'local' || endpoint?.tier !== 'local') return null;
  watch.wants(endpointId);
  const isScored = decidedBy === 'semantic' || decidedBy === 'complexity' || decidedBy === 'judge';
  if (!isScored || others.length === 0 || trace.some(({ verdict }) => verdict.kind === 'veto')) return null;
  const use = watch.use(endpoint);
  if (use === null || use <= anticipate.fill) return null;
  return streams.stream('prompt', prompt.id, 'ahead').uniform() < 1 - anticipate.fill / use ? use : null;
}
