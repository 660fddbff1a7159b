import type { Endpoint } from '../../core/domain/endpoint';
import type { StageOverhead } from '../../core/domain/telemetry';
import type { SessionSeries } from '../../core/domain/session-series';
import { forecastLoad } from '../../core/telemetry/forecast-load';
import { indexBins } from '../../core/telemetry/index-bins';
import { bucketBounds, latencyBucketsInSteps, seriesBucket } from '../../core/telemetry/series-buckets';
import { stageSeries } from '../../core/telemetry/stage-series';
import type { PotentialCache } from '../baselines/potential-cache';
import { replicaWeights, withLoad } from './read-load';
import { sessionRegret } from '../session/session-regret';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';

const mostBuckets = 60;
const mostPoints = 240;

/** What reading the series takes besides the run. */
export interface SeriesSources {
  readonly potential: PotentialCache;
  readonly overhead: readonly StageOverhead[];
  readonly now: () => number;
}

/** The session's course for the charts, over every row. Throws `cancelled`. */
export async function readSeries(
  run: SessionRun,
  { potential, overhead, now }: SeriesSources,
  signal: AbortSignal,
): Promise<SessionSeries> {
  const slicer = new Slicer(now, signal);
  const n = run.rows;
  const { columns, policy } = run;
  const answering = answeringEndpoints(run, n);
  const codes = answering.map(({ id }) => columns.endpointIds.indexOf(id));
  const buckets: SessionSeries['buckets'][number][] = [];
  for (const bounds of bucketBounds(n, mostBuckets)) {
    buckets.push(seriesBucket(columns, bounds, codes));
    await slicer.pause();
  }
  const loaded = await withLoad(run, buckets, slicer);
  const latency = await slicer.drive(latencyBucketsInSteps(columns, n, mostBuckets));
  await slicer.pause();
  const forecast = forecastLoad(columns.columns, n);
  await slicer.pause();
  const stages = stageSeries(columns, n, policy.policy.order);
  await slicer.pause();
  const index = indexBins(
    columns,
    Array.from({ length: n }, (_, row) => row),
  );
  await slicer.pause();
  return {
    n,
    endpoints: answering.map(({ id, label, tier }) => ({ id, label, tier })),
    buckets: loaded,
    latency,
    weights: replicaWeights(run),
    forecast,
    stages: stages.map((one) => ({
      ...one,
      p50Ms: overhead.find(({ stage }) => stage === one.stage)?.p50Ms ?? null,
    })),
    index,
    regret: await sessionRegret(run, n, potential, signal, slicer, mostPoints),
    p95CeilingMs: policy.policy.objective.p95CeilingMs,
  };
}

function answeringEndpoints({ columns, world }: SessionRun, n: number): readonly Endpoint[] {
  const codes = new Set(columns.columns.endpoint.subarray(0, n));
  return world.endpoints.filter(({ id }) => codes.has(columns.endpointIds.indexOf(id)));
}
