import type { Policy } from '../../core/domain/policy';
import type { SessionSeries } from '../../core/domain/session-series';
import { indexBins } from '../../core/telemetry/index-bins';
import { bucketBounds, latencyBuckets, seriesBucket } from '../../core/telemetry/series-buckets';
import { stageSeries } from '../../core/telemetry/stage-series';
import type { LiveRun } from './live-run';
import { Slicer } from '../slicer';

const mostBuckets = 60;

/** The course of the live rows for the charts. Regret is unknown: nobody knows what the others would have answered. */
export async function readLiveSeries(
  { columns, rows, endpoints }: LiveRun,
  policy: Policy,
  now: () => number,
  signal: AbortSignal,
): Promise<SessionSeries> {
  const slicer = new Slicer(now, signal);
  const codes = endpoints.map(({ id }) => columns.endpointIds.indexOf(id));
  const buckets: SessionSeries['buckets'][number][] = [];
  for (const bounds of bucketBounds(rows, mostBuckets)) {
    buckets.push(seriesBucket(columns, bounds, codes));
    await slicer.pause();
  }
  return {
    mode: 'live',
    n: rows,
    endpoints: endpoints.map(({ id, label, tier }) => ({ id, label, tier })),
    buckets,
    latency: latencyBuckets(columns, rows, mostBuckets),
    stages: stageSeries(columns, rows, policy.order).map((one) => ({ ...one, p50Ms: null })),
    index: indexBins(
      columns,
      Array.from({ length: rows }, (_, row) => row),
    ),
    regret: { points: [], n: 0, best: {} },
    p95CeilingMs: policy.objective.p95CeilingMs,
  };
}
