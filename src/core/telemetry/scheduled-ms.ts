import type { Outcome } from '../domain/outcome';

/** What a request waited by schedule, ms: for cheap hours, and on its way through a batch. Part of no latency. */
export function scheduledMs(outcome: Outcome): number {
  if (outcome.kind === 'blocked') return 0;
  const { attempts } = outcome;
  // An attempt tells what had been waited by then.
  const deferredMs = attempts.at(-1)?.deferredMs ?? 0;
  return attempts.reduce(
    (sum, { batch }) => sum + (batch === undefined ? 0 : batch.collectMs + batch.turnaroundMs),
    deferredMs,
  );
}
