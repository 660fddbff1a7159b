import type { BatchTrip } from './domain/batch-trip';
import type { Bill } from './domain/bill';
import type { EndpointId } from './domain/endpoint';
import type { Embedding } from './domain/features';
import type { QualitySource, TokenCount } from './domain/outcome';
import type { Prompt } from './domain/prompt';
import type { Failure } from './domain/result';
import type { Wake } from './domain/wake';

/** A text's vector with what the encoder could not read: unknownShare is the out-of-vocabulary share, 0..1. */
export interface EmbeddedText {
  readonly vector: Embedding;
  readonly tokens: number;
  readonly unknownShare: number;
  /** The same text by the encoder of the user's own, where there is one. */
  readonly own?: EmbeddedText;
}

export interface JudgeReply {
  /** Difficulty, 1-10; fractions allowed. */
  readonly difficulty: number;
  /** How likely each difficulty from 1 to 10 is, where the judge says so; sums to 1. */
  readonly distribution?: readonly number[];
  /** Who judged, for the label: `surrogate`, or a model's name. */
  readonly judge: string;
}

/**
 * What a call to an endpoint brought; quality is whether the answer was acceptable, 1 or 0. Failed calls bill what they used.
 * `queueMs` is the part of ttftMs (of durationMs, where it failed) that the call stood in the endpoint's line.
 */
export type CallReply =
  | {
      readonly ok: true;
      readonly queueMs?: number;
      readonly ttftMs: number;
      readonly tpotMs: number;
      readonly tokens: TokenCount;
      readonly costUsd: number;
      /** Null for a live answer that nobody has judged. */
      readonly quality: number | null;
      readonly qualitySource: QualitySource | null;
      /** How sure the endpoint is of its answer, 0..1: its log probabilities or its agreement with itself. */
      readonly confidence?: number;
      /** The whole call as measured; without it ttft and the tokens' times add up to it. */
      readonly durationMs?: number;
      readonly bill?: Bill;
      readonly wake?: Wake;
    }
  | {
      readonly ok: false;
      readonly failure: Failure;
      readonly durationMs: number;
      readonly costUsd: number;
      readonly queueMs?: number;
      readonly bill?: Bill;
    };

/** After how long a driver must give a call up, ms; null = its own limit. */
export interface CallTimeouts {
  readonly firstTokenMs: number | null;
  readonly betweenTokensMs: number | null;
}

/** What a flight asks of the world; a driver answers each by the reply of the same kind. */
export type Effect =
  | { readonly kind: 'embed'; readonly prompt: Prompt }
  /** `inWords`: whether anybody reads how sure the judge is. */
  | { readonly kind: 'judge'; readonly prompt: Prompt; readonly inWords: boolean }
  | {
      readonly kind: 'call';
      readonly prompt: Prompt;
      /** What is sent of it, where that is not all. */
      readonly sent?: Prompt;
      readonly endpointId: EndpointId;
      /** Counts the calls of this request, from 0. */
      readonly attempt: number;
      readonly inputTokens: number;
      /** Longest answer to ask for, where that is shorter than the policy's. */
      readonly maxOutputTokens?: number;
      readonly timeouts: CallTimeouts;
      /** Share of the price that is paid for it as a part of a batch, which has machines and limits of its own; absent: none was. */
      readonly batchFactor?: number;
    }
  | {
      readonly kind: 'wait';
      readonly milliseconds: number;
      /** Until a batch of so many requests to an endpoint is together, at most that long, and until its results are back. */
      readonly batch?: { readonly endpointId: EndpointId; readonly size: number; readonly windowHours: number };
    };

export type Reply =
  | {
      readonly kind: 'embed';
      readonly result:
        { readonly ok: true; readonly value: EmbeddedText } | { readonly ok: false; readonly failure: Failure };
    }
  | {
      readonly kind: 'judge';
      readonly result:
        { readonly ok: true; readonly value: JudgeReply } | { readonly ok: false; readonly failure: Failure };
    }
  | { readonly kind: 'call'; readonly result: CallReply }
  /** `waitedMs` where the driver measures; `cancelled` when the user gave up meanwhile; `trip` where it went in a batch. */
  | { readonly kind: 'wait'; readonly waitedMs?: number; readonly cancelled?: boolean; readonly trip?: BatchTrip };
