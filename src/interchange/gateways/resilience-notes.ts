import type { FidelityNote, FidelityNotes } from '../../core/domain/gateway-export';
import type { Policy } from '../../core/domain/policy';

/** What becomes of retries, fallbacks and degradation at any gateway. */
export function resilienceNotes({ resilience, answers }: Policy): Omit<FidelityNotes, 'refused'> {
  const { retry, maxEndpoints, rateLimit, maxInFlight, degradation, replicas, outageFlags, anticipate } = resilience;
  const kept: FidelityNote[] = [
    { part: 'Retries', becomes: `${retry.maxAttempts} ${retry.maxAttempts === 1 ? 'try' : 'tries'} an endpoint` },
    { part: 'Fallbacks', becomes: `${maxEndpoints} endpoints at most, on 408, 429, 500, 502, 503 and 504` },
  ];
  if (answers.maxOutputTokens !== null)
    kept.push({ part: 'Longest answer', becomes: `${answers.maxOutputTokens} tokens` });
  const approximated: FidelityNote[] = [
    { part: 'Order of fallbacks', becomes: 'the order of the arms at this moment' },
    { part: 'Requests that a gate held', becomes: 'no fallback: nobody but their route is asked' },
  ];
  const given: readonly (readonly [boolean, FidelityNote])[] = [
    [rateLimit.enabled, { part: 'Holding calls back before a limit', becomes: 'nothing' }],
    [maxInFlight !== null, { part: 'Calls under way at most', becomes: 'nothing' }],
    [degradation.order.length > 0, { part: 'Degradation', becomes: 'nothing: a request that nobody answers fails' }],
    [replicas.length > 0, { part: 'Replicas', becomes: 'nothing: the endpoint itself is called' }],
    [outageFlags.length > 0, { part: 'Outage flags', becomes: 'nothing: they are of today' }],
    [anticipate !== null, { part: 'Moving ahead of a load', becomes: 'nothing' }],
  ];
  return { kept, approximated, dropped: given.filter(([is]) => is).map(([, note]) => note) };
}
