import type { BatchTrip } from './batch-trip';
import type { Bill } from './bill';
import type { CostBasis } from './cost-basis';
import type { EndpointId } from './endpoint';
import type { LabelSource } from './prompt';
import type { Failure } from './result';
import type { ShortenedInput } from './shortened-text';
import type { TrimmedHistory } from './trimmed-history';
import type { GateId } from './verdict';
import type { Wake } from './wake';

export interface TokenCount {
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly visible: number;
  readonly reasoning: number;
}

/** One try at one endpoint; every attempt is billed, failed ones by what they used. */
export interface Attempt {
  readonly endpointId: EndpointId;
  readonly startMs: number;
  readonly durationMs: number;
  /** The part of durationMs that it stood in the endpoint's line; absent where it did not, or nobody knows. */
  readonly queueMs?: number;
  readonly costUsd: number;
  readonly error?: Failure;
  /** What was waited right before startMs: a backoff, a Retry-After, a place in a queue. Not part of durationMs. */
  readonly waitMs?: number;
  /** The endpoint that was picked, where this replica stood in for it. */
  readonly inPlaceOf?: EndpointId;
  /** It answered, but the check doubted the answer and a stronger endpoint was asked. */
  readonly discarded?: boolean;
  /** What it was not sent of the earlier turns; absent where it was sent all. */
  readonly trimmed?: TrimmedHistory;
  /** What shortening made of its input; absent where it found nothing to cut, or was not asked. */
  readonly shortened?: ShortenedInput;
  /** How it was billed, where the price depends on volume or hour. */
  readonly bill?: Bill;
  /** What it took after a long idle time; absent where it had none, or nobody knows. */
  readonly wake?: Wake;
  /** The batch that it went in, and what that saved, USD; absent where it went alone. */
  readonly batch?: BatchTrip & { readonly savedUsd: number };
  /** What the request had waited for cheap hours before, by schedule: part of no latency. */
  readonly deferredMs?: number;
}

/** Where a quality figure comes from: drawn by the simulation, or decided by a label. */
export type QualitySource = 'simulated' | LabelSource;

/** How a flight ended. Times in ms, cost in USD over all attempts. */
export type Outcome =
  | {
      readonly kind: 'completed';
      readonly ttftMs: number;
      readonly tpotMs: number;
      readonly latencyMs: number;
      readonly tokens: TokenCount;
      readonly costUsd: number;
      readonly costBasis?: CostBasis;
      /** 1 = acceptable, 0 = not, null = nobody has said (a live answer without feedback). */
      readonly quality: number | null;
      /** Null where quality is. */
      readonly qualitySource: QualitySource | null;
      /** How sure the endpoint was of its answer, 0..1, where it says. */
      readonly confidence?: number;
      readonly attempts: readonly Attempt[];
    }
  | {
      readonly kind: 'failed';
      readonly error: Failure;
      readonly latencyMs: number;
      readonly costUsd: number;
      readonly costBasis?: CostBasis;
      readonly attempts: readonly Attempt[];
    }
  | {
      readonly kind: 'degraded';
      /** What the user got instead: a fixed text, a place in a person's queue, or a short answer of another endpoint. */
      readonly how: 'canned' | 'hand-off' | 'shorter';
      /** What the user is told. */
      readonly text: string;
      /** Of the short answer, where there is one. */
      readonly answer?: {
        readonly tokens: TokenCount;
        readonly quality: number | null;
        readonly qualitySource: QualitySource | null;
      };
      /** Why nobody answered. */
      readonly error: Failure;
      readonly latencyMs: number;
      readonly costUsd: number;
      readonly costBasis?: CostBasis;
      readonly attempts: readonly Attempt[];
    }
  | { readonly kind: 'blocked'; readonly by: GateId; readonly reason: string }
  | {
      readonly kind: 'cancelled';
      readonly latencyMs: number;
      readonly costUsd: number;
      readonly costBasis?: CostBasis;
      readonly attempts: readonly Attempt[];
    };
