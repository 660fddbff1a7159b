import type { StageId } from './verdict';
import type { EndpointId } from './endpoint';
import type { LabelSource } from './prompt';

/** A share with its sample: value 0..1 and a 95 % interval; null where n is 0. */
export interface Share {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

/** The session's figures at one moment, each with its n; every field is computed from the rows. */
export interface Telemetry {
  readonly mode: 'sim' | 'live';
  readonly routed: number;
  /** Requests a second by their times of arrival, on the session's clock; null below two rows. */
  readonly arrivalsPerSecond: number | null;
  /** Prompts a second of the worker while it last routed, measured; null before anything was routed. */
  readonly promptsPerSecond: number | null;
  /** Over rows that an endpoint was called for: those whose last endpoint is local. */
  readonly localShare: Share;
  readonly costUsd: number;
  /** Rows whose cost is unknown, in part or whole, and further ones whose cost is estimated; none in simulation. */
  readonly costBasis: { readonly unknownRows: number; readonly estimatedRows: number };
  readonly usdPerThousandRequests: number | null;
  readonly usdPerMillionTokens: number | null;
  /** The same prompts and streams, every one sent to the best cloud endpoint; null when there is none. */
  readonly allCloudUsdPerThousandRequests: number | null;
  /** Virtual latency in ms over rows that were answered, router time included. */
  readonly latency: {
    readonly n: number;
    readonly mean: number | null;
    readonly p50: number | null;
    readonly p95: number | null;
    readonly p99: number | null;
  };
  /** Share of labelled rows whose answer was acceptable. */
  readonly accuracy: Share & { readonly sources: readonly LabelSource[] };
  /** How often policies were judged on what is held out; each look makes it a little less so. */
  readonly heldOutLooks: number;
  /** Sensitive by ground truth where there is one, else by the detectors. */
  readonly privacy: {
    readonly sensitive: number;
    readonly leaked: number;
    readonly basis: 'ground-truth' | 'detected' | 'mixed';
  };
  readonly failovers: number;
  readonly failed: number;
  readonly blocked: number;
  /** Rows in which the bandit crossed to the other tier. */
  readonly explored: number;
  /** Rows in which the bandit drew at random instead of taking its best arm. */
  readonly randomDraws: Share;
  /** As sent; `trimmed` is what was left out of earlier turns before, absent where nothing was, and `summarised` of what was sent in its place. */
  readonly tokens: {
    readonly input: number;
    readonly output: number;
    readonly trimmed?: number;
    readonly summarised?: number;
  };
  readonly decidedBy: Readonly<Partial<Record<StageId, number>>>;
  readonly endpoints: readonly EndpointTelemetry[];
  /** Endpoints that their breaker keeps traffic from, or lets one probe through to, at the end of the session. */
  readonly breakers?: readonly { readonly endpointId: EndpointId; readonly state: 'open' | 'half-open' }[];
  /** Measured router time per stage in ms over the rows that ran it; never simulated. */
  readonly overhead: readonly StageOverhead[];
  /** Local share of the last rows in session order, oldest first, at most 24 points, for the sparkline. */
  readonly trend: {
    readonly localShare: readonly number[];
    readonly latencyMs: readonly number[];
    readonly costUsd: readonly number[];
  };
}

export interface EndpointTelemetry {
  readonly endpointId: EndpointId;
  readonly label: string;
  readonly pulls: number;
  /** Rows whose last endpoint it was; attempts before it was reached, or after it failed, are not among them. */
  readonly served: number;
  readonly meanReward: number | null;
  readonly errors: number;
  /** Rows that it answered, over which latency is. */
  readonly n: number;
  readonly p50Ms: number | null;
  /** Null below 100 answered rows, as p99. */
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
  /** Null where its price is unknown. */
  readonly costUsd: number | null;
}

export interface StageOverhead {
  readonly stage: 'features' | 'rules' | 'embed' | 'semantic' | 'complexity' | 'judge' | 'bandit' | 'total';
  readonly n: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
  /** The budget this stage is held against, ms. */
  readonly budgetMs: number | null;
}
