import type { EndpointId } from './endpoint';
import type { LoadForecast } from './load-forecast';
import type { Tier } from './prompt';
import type { StageId } from './verdict';

/** A stretch of the session, in order of arrival. Times in ms on the session's clock. */
export interface SeriesBucket {
  /** Rows from `fromRow` up to, not with, `toRow`. */
  readonly fromRow: number;
  readonly toRow: number;
  readonly startMs: number;
  /** Requests each endpoint answered, in the order of `SessionSeries.endpoints`. */
  readonly served: readonly number[];
  readonly failed: number;
  readonly blocked: number;
  /** Means over the stretch's time; absent where the rows were not simulated. */
  readonly load?: BucketLoad;
}

/** Latency over a stretch of the session; stretches are longer here, since a 95th percentile of few rows is their maximum. */
export interface LatencyBucket {
  readonly fromRow: number;
  readonly toRow: number;
  /** Rows that were answered. */
  readonly n: number;
  /** ms; null where none was answered. */
  readonly p50: number | null;
  /** ms; null below 100 answered rows. */
  readonly p95: number | null;
  readonly p99: number | null;
}

/** What was under way over a stretch of time. */
export interface BucketLoad {
  /** Requests that stood in an endpoint's line. */
  readonly waiting: number;
  /** Requests in the system, those in line included. */
  readonly underWay: number;
  /** Requests that ended, a second. */
  readonly perSecond: number;
  /** Length of the stretch, ms. */
  readonly spanMs: number;
}

/** How the weights of an endpoint's replicas moved. */
export interface ReplicaWeights {
  readonly label: string;
  readonly members: readonly string[];
  readonly points: readonly { readonly row: number; readonly weights: readonly number[] }[];
}

/** What a tier stage did over the session. `p50Ms` is measured, not simulated; null before it was. */
export interface StageSeries {
  readonly stage: StageId;
  readonly decided: number;
  /** Asked, and it abstained. */
  readonly passed: number;
  readonly failed: number;
  readonly p50Ms: number | null;
}

/** Prompts whose complexity index lies from `from` up to, not with, `to` (100 with the last), by what their label says. */
export interface IndexBin {
  readonly from: number;
  readonly to: number;
  readonly local: number;
  readonly cloud: number;
  readonly bothFailed: number;
  readonly unlabelled: number;
}

/** Cumulative regret after a row, in units of reward. */
export interface RegretPoint {
  readonly row: number;
  readonly ours: number;
  /** What drawing an endpoint of the decided tier at random would be expected to have. */
  readonly random: number;
}

/** Regret against the best endpoint of the decided tier in hindsight, on the same prompts and streams. */
export interface Regret {
  readonly points: readonly RegretPoint[];
  /** Answered or failed rows that count. */
  readonly n: number;
  readonly best: Readonly<Partial<Record<Tier, EndpointId>>>;
}

/** The session's course for the charts, at most 240 points a series; every figure is counted from the rows. */
export interface SessionSeries {
  /** Over live rows; absent: over simulated ones. */
  readonly mode?: 'live';
  readonly n: number;
  /** Those that answered anything. */
  readonly endpoints: readonly { readonly id: EndpointId; readonly label: string; readonly tier: Tier }[];
  readonly buckets: readonly SeriesBucket[];
  readonly latency: readonly LatencyBucket[];
  readonly stages: readonly StageSeries[];
  readonly index: readonly IndexBin[];
  readonly regret: Regret;
  /** Of replica groups whose weights adapt; absent where there is none. */
  readonly weights?: readonly ReplicaWeights[];
  /** The load to come; absent over live rows. */
  readonly forecast?: LoadForecast;
  /** The objective's ceiling, ms; null = none. */
  readonly p95CeilingMs: number | null;
}
