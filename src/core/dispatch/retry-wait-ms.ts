import type { Policy } from '../domain/policy';
import type { CallReply } from '../effects';
import type { RandomStream } from '../sim/rng';
import { backoffMs } from './backoff-ms';

/** How long to wait before trying the same endpoint again; null when it is not to be tried again. */
export function retryWaitMs(
  { failure }: CallReply & { ok: false },
  tries: number,
  retry: Policy['resilience']['retry'],
  backoff: RandomStream,
): number | null {
  if (!failure.retryable || tries >= retry.maxAttempts) return null;
  const asked = failure.retryAfterMs ?? 0;
  if (asked > retry.capMs) return null;
  return Math.max(asked, backoffMs(tries, retry, backoff));
}
