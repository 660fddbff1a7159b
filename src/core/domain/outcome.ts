import type { EndpointId } from './endpoint';
import type { LabelSource } from './prompt';
import type { Failure } from './result';
import type { GateId } from './verdict';

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
  readonly costUsd: number;
  readonly error?: Failure;
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
      /** 1 = acceptable, 0 = not. */
      readonly quality: number;
      readonly qualitySource: QualitySource;
      readonly attempts: readonly Attempt[];
    }
  | {
      readonly kind: 'failed';
      readonly error: Failure;
      readonly latencyMs: number;
      readonly costUsd: number;
      readonly attempts: readonly Attempt[];
    }
  | {
      readonly kind: 'degraded';
      readonly latencyMs: number;
      readonly costUsd: number;
      readonly attempts: readonly Attempt[];
    }
  | { readonly kind: 'blocked'; readonly by: GateId; readonly reason: string }
  | { readonly kind: 'cancelled' };
