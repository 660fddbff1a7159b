import type { Policy } from '../domain/policy';
import type { RandomStream } from '../sim/rng';

type Retry = Policy['resilience']['retry'];

/**
 * How long to wait before the nth retry (from 1), ms: base x 2^(n-1), at most the cap; full jitter draws from 0 to that,
 * equal jitter from half of it to that (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 */
export function backoffMs(retry: number, settings: Retry, stream: RandomStream): number {
  let delay = settings.baseMs;
  for (let doubling = 1; doubling < retry && delay < settings.capMs; doubling += 1) delay *= 2;
  delay = Math.min(settings.capMs, delay);
  if (settings.jitter === 'none') return delay;
  const drawn = stream.uniform();
  return settings.jitter === 'full' ? drawn * delay : delay / 2 + (drawn * delay) / 2;
}
