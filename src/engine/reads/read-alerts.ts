import type { AlertReport, AlertRule } from '../../core/domain/alert';
import { OUTCOMES } from '../../core/telemetry/codes';
import { scheduledMs } from '../../core/telemetry/scheduled-ms';
import { watchAlerts } from '../../core/telemetry/watch-alerts';
import type { EndedRequest } from '../../core/telemetry/watch-alerts';
import type { LiveRun } from '../live/live-run';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';

/** What rules come to over a run's rows on its virtual clock, or over live flights on the wall's up to `untilMs`. Throws `cancelled`. */
export async function readAlerts(
  shown: SessionRun | { readonly live: LiveRun; readonly untilMs: number },
  rules: readonly AlertRule[],
  now: () => number,
  signal: AbortSignal,
): Promise<AlertReport> {
  const slicer = new Slicer(now, signal);
  const isLive = 'live' in shown;
  const watching = isLive
    ? watchAlerts(liveRequests(shown.live), rules, shown.untilMs)
    : watchAlerts(simRequests(shown), rules, shown.sim.clockMs);
  let step = watching.next();
  while (step.done !== true) {
    await slicer.pause();
    step = watching.next();
  }
  return { mode: isLive ? 'live' : 'sim', n: isLive ? shown.live.rows : shown.rows, ...step.value };
}

function* simRequests(run: SessionRun): Generator<EndedRequest> {
  const { rows } = run;
  const { columns } = run.columns;
  const { day, batching } = run.policy.policy;
  const isScheduled = day?.defersLow === true || batching !== null;
  for (let row = 0; row < rows; row += 1) {
    const latencyMs = columns.latencyMs[row] ?? Number.NaN;
    // A gate that lets nobody answer is no fault of theirs.
    if (Number.isNaN(latencyMs)) continue;
    const answered = OUTCOMES[columns.outcome[row] ?? 0] === 'completed';
    const outcome = isScheduled ? run.detail(row)?.outcome : undefined;
    const waitedMs = outcome === undefined ? 0 : scheduledMs(outcome);
    yield {
      endMs: (columns.arrivalMs[row] ?? 0) + waitedMs + latencyMs,
      latencyMs: answered ? latencyMs : null,
      costUsd: columns.costUsd[row] ?? 0,
    };
  }
}

function* liveRequests({ records }: LiveRun): Generator<EndedRequest> {
  for (const { startedAt, outcome } of records) {
    if (outcome.kind === 'blocked' || outcome.kind === 'cancelled') continue;
    const { latencyMs, costUsd } = outcome;
    const endMs = Date.parse(startedAt) + latencyMs;
    yield { endMs, latencyMs: outcome.kind === 'completed' ? latencyMs : null, costUsd };
  }
}
