import type { CallReply } from '../core/effects';
import type { Failure } from '../core/domain/result';

const refused: Failure = { code: 'endpoint-error', message: 'Refused in this test.', retryable: true };

/** A call that ended in an error after 50 ms and was billed all the same. */
export const failedCall = (costUsd: number): CallReply => ({ ok: false, failure: refused, durationMs: 50, costUsd });

/** A call that was answered acceptably: first token after 100 ms, then ten tokens at 10 ms each. */
export const answeredCall = (costUsd: number): CallReply => ({
  ok: true,
  ttftMs: 100,
  tpotMs: 10,
  tokens: { input: 10, cacheRead: 0, cacheWrite: 0, visible: 10, reasoning: 0 },
  costUsd,
  quality: 1,
  qualitySource: 'simulated',
});
