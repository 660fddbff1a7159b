import type { SeriesBucket } from '../domain/session-series';
import { quantile } from '../stats/quantile';
import { OUTCOMES } from './codes';
import type { TelemetryColumns } from './columns';

const FAILED = OUTCOMES.indexOf('failed');
const BLOCKED = OUTCOMES.indexOf('blocked');

/** A stretch of fewer rows would show chance. */
const FEWEST_ROWS = 10;

/** Where at most `count` stretches of nearly equal length begin and end, none of less than ten rows if there are ten. */
export function bucketBounds(rows: number, count: number): readonly (readonly [from: number, to: number])[] {
  const buckets = Math.min(rows, count, Math.max(1, Math.floor(rows / FEWEST_ROWS)));
  return Array.from({ length: buckets }, (_, k) => [
    Math.floor((k * rows) / buckets),
    Math.floor(((k + 1) * rows) / buckets),
  ]);
}

/** What happened from one row up to another. `codes`: the endpoints that are counted, as their positions in `endpointIds`. */
export function seriesBucket(
  { columns }: TelemetryColumns,
  [fromRow, toRow]: readonly [number, number],
  codes: readonly number[],
): SeriesBucket {
  const served = codes.map(() => 0);
  const latencies: number[] = [];
  let failed = 0;
  let blocked = 0;
  for (let row = fromRow; row < toRow; row += 1) {
    const outcome = columns.outcome[row];
    if (outcome === FAILED) failed += 1;
    else if (outcome === BLOCKED) blocked += 1;
    else {
      const position = codes.indexOf(columns.endpoint[row] ?? -1);
      if (position >= 0) served[position] = (served[position] ?? 0) + 1;
      const latencyMs = columns.latencyMs[row] ?? Number.NaN;
      if (!Number.isNaN(latencyMs)) latencies.push(latencyMs);
    }
  }
  latencies.sort((a, b) => a - b);
  const [p50, p95, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.95), quantile(latencies, 0.99)];
  const latency = p50 === null || p95 === null || p99 === null ? null : { p50, p95, p99 };
  return { fromRow, toRow, startMs: columns.arrivalMs[fromRow] ?? 0, served, failed, blocked, latency };
}
