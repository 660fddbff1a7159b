import type { LabelSource } from './prompt';
import type { Share } from './telemetry';

/** What the best threshold is: the one with the greatest F, or the lowest that is precise enough. */
export type ThresholdCriterion = 'f1' | 'f0.5' | 'precision-90';

/** How a threshold did on some labels. */
export interface ThresholdFigures {
  readonly threshold: number;
  /** Share of what it decided that was right; nulls where it decided nothing. */
  readonly precision: Share;
  /** Share of what it should have decided that it decided, rightly. */
  readonly recall: Share;
  /** Harmonic mean of both, recall weighing half as much under `f0.5`; 0 where nothing was right. */
  readonly f: number;
}

/** One threshold checked: the policy's own over both tiers, or that of one cluster. */
export interface ThresholdCheck {
  /** Null for the policy's similarity threshold. */
  readonly clusterId: string | null;
  readonly name: string;
  /** Labels that count, and those among them that the threshold should catch: for a cluster, those that need its tier. */
  readonly n: number;
  readonly relevant: number;
  /** The threshold in force. */
  readonly current: number;
  /** At least so many more labels are needed; 0 where figures follow. */
  readonly missing: number;
  readonly figures: {
    readonly nTune: number;
    /** On the half that the choice has not seen, every hundredth from .50 to 1. */
    readonly curve: readonly ThresholdFigures[];
    readonly now: ThresholdFigures;
    readonly best: ThresholdFigures;
    /** F at the best threshold less F now on the held-out half, with its paired 95 % interval. */
    readonly gain: { readonly value: number; readonly low: number; readonly high: number; readonly n: number };
  } | null;
}

/** Every semantic threshold of a policy against a session's labels; nothing is changed by it. */
export interface ThresholdReport {
  /** Labelled prompts that the encoder reads, and who labelled them. */
  readonly n: number;
  readonly sources: readonly { readonly source: LabelSource; readonly n: number }[];
  /** Labelled prompts that are left out: in other languages, unreadable, or failed by both tiers. */
  readonly leftOut: number;
  /** The policy's own first, then the clusters in their order. */
  readonly checks: readonly ThresholdCheck[];
}
