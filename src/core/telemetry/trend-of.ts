import type { Telemetry } from '../domain/telemetry';
import type { TelemetryColumns } from './columns';

const TREND_POINTS = 24;

/** Equal runs of rows in session order, at most 24 of them, each with its mean. Pauses every few milliseconds. */
export function* trendOf(
  telemetry: TelemetryColumns,
  rows: readonly number[],
): Generator<void, Telemetry['trend'], void> {
  const points = Math.min(TREND_POINTS, rows.length);
  const { columns } = telemetry;
  const trend: { localShare: number[]; latencyMs: number[]; costUsd: number[] } = {
    localShare: [],
    latencyMs: [],
    costUsd: [],
  };
  for (let point = 0; point < points; point += 1) {
    yield;
    const from = Math.floor((point * rows.length) / points);
    const run = rows.slice(from, Math.max(from + 1, Math.floor(((point + 1) * rows.length) / points)));
    let [local, latencyMs, costUsd] = [0, 0, 0];
    for (const row of run) {
      const latency = columns.latencyMs[row] ?? 0;
      local += Number(telemetry.endpointTier(row) === 'local');
      latencyMs += Number.isNaN(latency) ? 0 : latency;
      costUsd += columns.costUsd[row] ?? 0;
    }
    trend.localShare.push(local / run.length);
    trend.latencyMs.push(latencyMs / run.length);
    trend.costUsd.push(costUsd / run.length);
  }
  return trend;
}
