import type { FailureCode } from '../../core/domain/result';

const words: Partial<Readonly<Record<FailureCode, string>>> = {
  'endpoint-error': 'failed',
  'endpoint-timeout': 'timed out',
  'rate-limited': 'was rate limited',
  'timeout-first-token': 'sent no token in time',
  'timeout-between-tokens': 'stalled between tokens',
  'server-error': 'had a server error',
  network: 'was out of reach',
  auth: 'refused the key',
  'not-found': 'was not found',
  'bad-request': 'refused the request',
  'content-filter': 'filtered the content',
  'context-overflow': 'had too small a context',
  'broken-stream': 'broke off',
  cancelled: 'was cancelled',
};

/** What an endpoint did when a call failed, as a verb phrase; undefined for failures of other things. */
export function failureWords(code: FailureCode): string | undefined {
  return words[code];
}
