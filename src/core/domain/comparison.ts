import type { FigureBasis } from './figure-basis';
import type { LabelSource } from './prompt';
import type { Share } from './telemetry';

/** A paired change against the first row on the same prompts and streams: mean and 95 % interval, in the figure's unit. */
export interface PairedChange {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

export type StrategyId =
  | 'monolithic-cloud'
  | 'static-rules'
  | 'length-rule'
  | 'random-mix'
  | 'best-single'
  | 'all-local'
  | 'multi-tier'
  | 'oracle';

/** One strategy on the session's prompts. Money in USD, times in ms. */
export interface StrategyFigures {
  readonly id: StrategyId;
  readonly label: string;
  /** What it is made of: endpoints, thresholds. */
  readonly detail: string;
  /** The strategy that it is another name for on these prompts; absent: none. */
  readonly sameAs?: string;
  readonly usdPerMillionTokens: number | null;
  /** Null without a request. */
  readonly usdPerThousandRequests: number | null;
  /** Over requests that were answered. */
  readonly meanLatencyMs: number | null;
  /** Share of requests that got an answer. */
  readonly answered: Share;
  /** Over labelled rows. */
  readonly accuracy: Share;
  /** Share of sensitive prompts no attempt of which left the device. */
  readonly privacyKept: Share;
  /** Share of prompts answered on the device. */
  readonly localShare: Share;
  /** Against monolithic cloud; null for that row itself, and for one that is the same. */
  readonly changes: {
    readonly usdPerRequest: PairedChange | null;
    /** Over requests that both answered. */
    readonly latencyMs: PairedChange | null;
    readonly accuracy: PairedChange | null;
  } | null;
}

/** Figures that the article prints for a strategy, without stating how they were measured. */
export interface ReportedFigures {
  readonly label: string;
  readonly usdPerMillionTokens: number;
  readonly meanLatencyMs: number;
  readonly accuracyPercent: number;
  readonly privacyPercent: number;
}

/** A figure of the user's log and its paired change under the policy. */
export interface RecordedChange {
  readonly recordedMean: number;
  readonly change: PairedChange;
}

/** What routing changes against what the log recorded, per request; null where the log has no such column. */
export interface RecordedChanges {
  readonly costUsd: RecordedChange | null;
  readonly latencyMs: RecordedChange | null;
}

/** The article's table, computed on the session's own prompts, beside what the article reports. */
export interface Comparison {
  readonly basis: FigureBasis;
  readonly n: number;
  readonly nLabelled: number;
  /** Labels that say that no tier answered acceptably: without any, all-cloud is 100 % by the labels' definition. */
  readonly bothFailed: number;
  /** Who said which answers were acceptable. */
  readonly labelSources: readonly LabelSource[];
  /** Who said which prompts are sensitive. */
  readonly privacyBasis: 'ground-truth' | 'detected' | 'mixed';
  readonly strategies: readonly StrategyFigures[];
  /** Null where no prompt came with a recorded cost or latency. */
  readonly recorded: RecordedChanges | null;
  readonly reported: readonly ReportedFigures[];
  readonly note: string;
}
