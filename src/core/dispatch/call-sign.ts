import type { FailureCode } from '../domain/result';
import type { CallSign } from './circuit-breaker';

const dead: ReadonlySet<FailureCode> = new Set([
  'endpoint-error',
  'endpoint-timeout',
  'timeout-first-token',
  'timeout-between-tokens',
  'server-error',
  'network',
  'broken-stream',
  'auth',
  'not-found',
]);

/**
 * What a call's end says about the endpoint's health. A refusal of this one prompt (bad request, filter, too long) or a 429
 * comes from an endpoint that is up; a cancelled call, or one that was not sent, says nothing.
 */
export function callSign(code: FailureCode | null): CallSign {
  if (code === 'cancelled' || code === 'no-endpoint') return 'silent';
  return code !== null && dead.has(code) ? 'dead' : 'alive';
}
