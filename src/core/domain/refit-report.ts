import type { IndexRefit } from './index-refit';

/** A figure on labels that the fit has not seen: as it is routed now, and after the refit. */
export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

/** One size of the learning curve: what refits on so many of the labels rank right on the others. */
export interface CurveSize {
  readonly labels: number;
  /** Share of pairs of a cloud and a local prompt that are ranked right, 0..1. */
  readonly ranked: number;
}

/** What a refit on a session's labels has come to; nothing is changed by it. */
export interface RefitReport {
  /** Labels that count: of the user, of an import; each text once, in the encoder's languages. */
  readonly labels: number;
  /** Of these, left out of the fit so that they can report on it; 0 where nothing was fitted. */
  readonly heldOut: number;
  readonly needCloud: number;
  readonly needLocal: number;
  readonly bothFailed: number;
  /** Prompts over which features were standardised. */
  readonly traffic: number;
  /** The fit, where it is better on held-out labels beyond noise; else null. */
  readonly refit: IndexRefit | null;
  /** Whether the ranking was moved, or only the scale; null where nothing was. */
  readonly moved: 'ranking' | 'scale' | null;
  /** Why nothing was fitted; null where figures follow. */
  readonly refusal: string | null;
  readonly figures: RefitFigures | null;
  /** Rows of the session whose label would tell most, most telling first. */
  readonly next: readonly NextLabel[];
}

export interface RefitFigures {
  /** Groups of labels that are no near-duplicates of each other; a group is held out whole. */
  readonly distinct: number;
  /** Correlation with what the cloud gains; the refit has to lead by `noise`, 1 / sqrt(distinct). */
  readonly correlation: BeforeAfter & { readonly noise: number };
  /** Share of pairs of a cloud and a local prompt that are ranked right. */
  readonly ranked: BeforeAfter;
  /** Expected calibration error of the index, 10 equal-mass bins. */
  readonly calibrationError: BeforeAfter;
  /** Share of labels on whose side of the edge threshold the index lies, and the difference with its 95 % interval. */
  readonly agreement: BeforeAfter & { readonly low: number; readonly high: number };
  readonly curve: readonly CurveSize[];
  /** What 300 more labels are expected to bring, by the curve; null where it has too few sizes. */
  readonly expected: CurveSize | null;
}

export interface NextLabel {
  readonly row: number;
  readonly text: string;
  /** The complexity index as it would be routed by, a whole number. */
  readonly index: number;
}
