import type { LatencyBucket, SeriesBucket } from '../domain/session-series';
import { FEWEST_FOR_TAIL, quantile, tailQuantile } from '../stats/quantile';
import { OUTCOMES } from './codes';
import type { TelemetryColumns } from './columns';
import { drained } from '../drained';

const FAILED = OUTCOMES.indexOf('failed');
const BLOCKED = OUTCOMES.indexOf('blocked');

/** A stretch of fewer rows would show chance. */
const FEWEST_ROWS = 10;

/** Where at most `count` stretches of nearly equal length begin and end, none of less than `fewest` rows if there are so many. */
export function bucketBounds(
  rows: number,
  count: number,
  fewest = FEWEST_ROWS,
): readonly (readonly [from: number, to: number])[] {
  const buckets = Math.min(rows, count, Math.max(1, Math.floor(rows / fewest)));
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
  let failed = 0;
  let blocked = 0;
  for (let row = fromRow; row < toRow; row += 1) {
    const outcome = columns.outcome[row];
    if (outcome === FAILED) failed += 1;
    else if (outcome === BLOCKED) blocked += 1;
    else {
      const position = codes.indexOf(columns.endpoint[row] ?? -1);
      if (position >= 0) served[position] = (served[position] ?? 0) + 1;
    }
  }
  return { fromRow, toRow, startMs: columns.arrivalMs[fromRow] ?? 0, served, failed, blocked };
}

/** Latency quantiles of at most `count` stretches, of as many rows each as a high quantile takes. */
export function latencyBuckets(telemetry: TelemetryColumns, rows: number, count: number): readonly LatencyBucket[] {
  return drained(latencyBucketsInSteps(telemetry, rows, count));
}

/** The same, pausing after each stretch. */
export function* latencyBucketsInSteps(
  telemetry: TelemetryColumns,
  rows: number,
  count: number,
): Generator<void, readonly LatencyBucket[], void> {
  const buckets: LatencyBucket[] = [];
  for (const [fromRow, toRow] of bucketBounds(rows, count, FEWEST_FOR_TAIL + FEWEST_FOR_TAIL / 4)) {
    buckets.push(latencyBucket(telemetry, fromRow, toRow));
    yield;
  }
  return buckets;
}

function latencyBucket({ columns }: TelemetryColumns, fromRow: number, toRow: number): LatencyBucket {
  const latencies: number[] = [];
  for (let row = fromRow; row < toRow; row += 1) {
    const outcome = columns.outcome[row];
    const latencyMs = columns.latencyMs[row] ?? Number.NaN;
    if (outcome !== FAILED && outcome !== BLOCKED && !Number.isNaN(latencyMs)) latencies.push(latencyMs);
  }
  latencies.sort((a, b) => a - b);
  const [p95, p99] = [tailQuantile(latencies, 0.95), tailQuantile(latencies, 0.99)];
  return { fromRow, toRow, n: latencies.length, p50: quantile(latencies, 0.5), p95, p99 };
}
