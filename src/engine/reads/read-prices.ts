import { hourAt } from '../../core/dispatch/off-peak';
import type { Attempt } from '../../core/domain/outcome';
import type { MeteredEndpoint, PriceReport } from '../../core/domain/price-report';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';

const HOUR_MS = 3_600_000;

/** What a run has bought at prices that depend on volume or hour. Throws `cancelled`. */
export async function readPrices(run: SessionRun, now: () => number, signal: AbortSignal): Promise<PriceReport> {
  const startHour = run.sim.calls.startHour ?? 9;
  const meters = new Map<string, MeteredEndpoint>();
  for (const id of run.policy.endpoints.keys()) {
    const tokens = run.sim.servers.billedTokens(id);
    if (tokens !== null) meters.set(id, emptyMeter(id, tokens));
  }
  const slicer = new Slicer(now, signal);
  const { arrivalMs } = run.columns.columns;
  for (let row = 0; meters.size > 0 && row < run.rows; row += 1) {
    const outcome = run.detail(row)?.outcome;
    const attempts = outcome !== undefined && 'attempts' in outcome ? outcome.attempts : [];
    const arrivedHour = hourAt(startHour, arrivalMs[row] ?? 0);
    const first = attempts.find(({ deferredMs }) => deferredMs !== undefined);
    for (const attempt of attempts) {
      const meter = meters.get(attempt.endpointId);
      if (meter === undefined) continue;
      const billed = withCall(meter, attempt);
      meters.set(attempt.endpointId, attempt === first ? withDeferral(billed, attempt, arrivedHour) : billed);
    }
    await slicer.pause();
  }
  return { rows: run.rows, hour: hourAt(startHour, run.sim.clockMs), endpoints: [...meters.values()] };
}

function emptyMeter(endpointId: string, tokens: number): MeteredEndpoint {
  const nothing = { calls: 0, usd: 0, offPeakCalls: 0, savedUsd: 0, deferredRows: 0, deferredSavedUsd: 0 };
  return { endpointId, tokens, ...nothing, schedule: null };
}

function withCall(meter: MeteredEndpoint, { bill, deferredMs, costUsd }: Attempt): MeteredEndpoint {
  if (bill === undefined) return meter;
  const savedUsd = bill.window?.savedUsd ?? 0;
  return {
    ...meter,
    calls: meter.calls + 1,
    usd: meter.usd + costUsd,
    offPeakCalls: meter.offPeakCalls + Number(bill.window?.isOffPeak === true),
    savedUsd: meter.savedUsd + savedUsd,
    deferredSavedUsd: meter.deferredSavedUsd + (deferredMs === undefined ? 0 : savedUsd),
  };
}

function withDeferral(meter: MeteredEndpoint, { deferredMs = 0 }: Attempt, arrivedHour: number): MeteredEndpoint {
  const { schedule } = meter;
  return {
    ...meter,
    deferredRows: meter.deferredRows + 1,
    schedule: {
      arrivedHour: schedule?.arrivedHour ?? arrivedHour,
      sentHour: schedule?.sentHour ?? hourAt(arrivedHour, deferredMs),
      longestHours: Math.max(schedule?.longestHours ?? 0, deferredMs / HOUR_MS),
    },
  };
}
