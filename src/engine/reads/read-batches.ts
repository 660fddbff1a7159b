import type { BatchReport } from '../../core/domain/batch-report';
import { quantile } from '../../core/stats/quantile';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';

/** What batching did to a run's requests of low priority. Throws `cancelled`. */
export async function readBatches(run: SessionRun, now: () => number, signal: AbortSignal): Promise<BatchReport> {
  const slicer = new Slicer(now, signal);
  const waits: number[] = [];
  const sum = { lowPriority: 0, savedUsd: 0, usd: 0, collectMs: 0, turnaroundMs: 0 };
  const perEndpoint = new Map<string, { batched: number; readonly calls: Set<number> }>();
  for (let row = 0; row < run.rows; row += 1) {
    await slicer.pause();
    sum.lowPriority += Number(run.columns.prompts[row]?.metadata.priority === 'low');
    const outcome = run.detail(row)?.outcome;
    const attempts = outcome !== undefined && 'attempts' in outcome ? outcome.attempts : [];
    const attempt = attempts.find(({ batch }) => batch !== undefined);
    if (attempt?.batch === undefined) continue;
    const { endpointId, costUsd, batch } = attempt;
    waits.push(batch.collectMs + batch.turnaroundMs);
    sum.savedUsd += batch.savedUsd;
    sum.usd += costUsd;
    sum.collectMs += batch.collectMs;
    sum.turnaroundMs += batch.turnaroundMs;
    const known = perEndpoint.get(endpointId) ?? { batched: 0, calls: new Set() };
    known.batched += 1;
    known.calls.add(batch.number);
    perEndpoint.set(endpointId, known);
  }
  const endpoints = [...perEndpoint].map(([endpointId, { batched, calls }]) => ({
    endpointId,
    batched,
    calls: calls.size,
  }));
  const { lowPriority, savedUsd, usd, collectMs, turnaroundMs } = sum;
  const n = waits.length;
  return {
    rows: run.rows,
    lowPriority,
    batched: n,
    calls: endpoints.reduce((total, { calls }) => total + calls, 0),
    savedUsd,
    usd,
    wait:
      n === 0
        ? null
        : {
            collectMeanMs: collectMs / n,
            turnaroundMeanMs: turnaroundMs / n,
            p95Ms: quantile(Float64Array.from(waits).sort(), 0.95),
            longestMs: waits.reduce((longest, wait) => Math.max(longest, wait), 0),
          },
    endpoints,
  };
}
