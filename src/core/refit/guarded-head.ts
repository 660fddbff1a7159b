import { correlation } from '../stats/correlation';
import type { RandomStream } from '../sim/rng';
import { dealGroups } from './deal-groups';
import { fitHead } from './fit-head';
import type { Head } from './fit-head';

/** A user's label as outcomes: what the weak (local) and the strong (cloud) model scored, 0..1. */
export interface PairedLabel {
  readonly weak: number;
  readonly strong: number;
}

export interface GuardedHead {
  readonly head: Head;
  /** Correlation with strong - weak on labels that the fit has not seen, and that of the prior's score. */
  readonly own: number;
  readonly prior: number;
  /** How much better is better than chance: 1 / sqrt(groups), because near-duplicates say the same thing twice. */
  readonly noise: number;
  readonly adopted: boolean;
  /** Groups of labels. */
  readonly distinct: number;
  readonly folds: Uint8Array;
}

/** Folds that labels are held out by. */
export const refitFolds = 5;
/** What the prior's score weighs before any label has spoken (MODEL.md). */
export const priorWeight = 0.04;

/**
 * Fits refit H on labels and says whether it may take the prior's place: only when its correlation with strong - weak on
 * held-out folds beats the prior's beyond noise (MODEL.md, guard). `x` are standardised rows, the prior's score first; rows of
 * one of the `groups` (near-duplicates) are held out together; `penalties` are refitBlocks'.
 */
export function* guardedHead(
  x: readonly Float64Array[],
  labels: readonly PairedLabel[],
  groups: ArrayLike<number>,
  penalties: Float64Array,
  stream: RandomStream,
): Generator<void, GuardedHead, void> {
  const gain = Float64Array.from(labels, ({ weak, strong }) => strong - weak);
  const success = Float64Array.from(labels, ({ weak, strong }) => strong + weak);
  const folds = dealGroups(groups, refitFolds, stream);
  const distinct = new Set(Array.from(groups)).size;
  const noise = 1 / Math.sqrt(Math.max(1, distinct));
  const head = yield* fitHead({ x, gain, success, folds, foldCount: refitFolds }, { penalties, priorWeight });
  const own = correlation(head.unseen, gain);
  const prior = correlation(
    x.map((row) => row[0] ?? 0),
    gain,
  );
  return { head, own, prior, noise, adopted: distinct >= 2 * refitFolds && own - prior > noise, distinct, folds };
}
