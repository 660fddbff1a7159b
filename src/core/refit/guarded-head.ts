import { correlation } from '../stats/correlation';
import type { RandomStream } from '../sim/rng';
import { fitHead } from './fit-head';
import type { Head } from './fit-head';
import { refitBlocks } from './refit-features';

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
  /** How much better is better than chance: 1 / sqrt(n). */
  readonly noise: number;
  readonly adopted: boolean;
  /** -1 where success rates that sum to less than 1 turn the sign: harder prompts then gain less from the strong model. */
  readonly sign: 1 | -1;
  readonly folds: Uint8Array;
}

const foldCount = 5;
/** What the prior's score weighs before any label has spoken (MODEL.md). */
const priorWeight = 0.04;

/**
 * Fits refit H on labels and says whether it may take the prior's place: only when its correlation with strong - weak on
 * held-out folds beats the prior's by 1/sqrt(n) (MODEL.md, guard). `x` are standardised rows, the prior's score first.
 */
export function* guardedHead(
  x: readonly Float64Array[],
  labels: readonly PairedLabel[],
  lexicalCount: number,
  stream: RandomStream,
): Generator<void, GuardedHead, void> {
  const n = x.length;
  const y = Float64Array.from(labels, ({ weak, strong }) => strong - weak);
  const folds = dealt(n, stream);
  const noise = 1 / Math.sqrt(Math.max(1, n));
  const sign = signOf(labels, noise);
  const penalties = refitBlocks(x[0]?.length ?? 0, lexicalCount);
  const head = yield* fitHead({ x, y, folds, foldCount }, { penalties, priorWeight: sign * priorWeight });
  const own = correlation(head.unseen, y);
  const prior = correlation(
    x.map((row) => row[0] ?? 0),
    y,
  );
  return { head, own, prior, noise, adopted: n >= 2 * foldCount && own - prior > noise, sign, folds };
}

/** The sign rule (MODEL.md): turned where the two success rates sum to less than 1 by more than noise. */
export function signOf(labels: readonly PairedLabel[], noise: number): 1 | -1 {
  const sum = labels.reduce((total, { weak, strong }) => total + weak + strong, 0) / Math.max(1, labels.length);
  return labels.length > 0 && sum < 1 - noise ? -1 : 1;
}

/** Deals rows to folds of equal size in a random order. */
function dealt(n: number, stream: RandomStream): Uint8Array {
  const keys = Float64Array.from({ length: n }, () => stream.uniform());
  const order = Uint32Array.from({ length: n }, (_, k) => k).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  const folds = new Uint8Array(n);
  order.forEach((row, place) => (folds[row] = place % foldCount));
  return folds;
}
