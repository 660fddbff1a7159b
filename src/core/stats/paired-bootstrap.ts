import { drained } from '../drained';
import type { RandomStream } from '../sim/rng';
import { quantile } from './quantile';

/** The mean of paired differences with a 95 % interval. */
export interface PairedDifference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** From this many pairs on the interval is the normal one, to which the bootstrap of a mean converges: it takes no draws. */
const LARGE = 1000;
/** Resamples of at most `LARGE` pairs between two chances to pause. */
const RESAMPLES_AT_ONCE = 64;
/** Two-sided 95 % of a standard normal. */
const Z = 1.959963984540054;

/**
 * Percentile interval of the mean over resampled pairs (Efron and Tibshirani, 1993, chapter 13); `differences` one a pair,
 * in the unit of the result. Null for an empty list.
 */
export function pairedBootstrap(
  differences: ArrayLike<number>,
  stream: RandomStream,
  resamples = 1000,
): PairedDifference | null {
  return drained(pairedBootstrapInSteps(differences, stream, resamples));
}

/** The same, pausing every millisecond or two. */
export function* pairedBootstrapInSteps(
  differences: ArrayLike<number>,
  stream: RandomStream,
  resamples = 1000,
): Generator<void, PairedDifference | null, void> {
  const n = differences.length;
  if (n === 0) return null;
  let total = 0;
  for (let i = 0; i < n; i += 1) total += differences[i] ?? 0;
  const value = total / n;
  if (n >= LARGE) {
    const half = Z * standardError(differences, value);
    return { value, low: value - half, high: value + half, n };
  }
  const means = new Float64Array(resamples);
  for (let r = 0; r < resamples; r += 1) {
    if (r % RESAMPLES_AT_ONCE === RESAMPLES_AT_ONCE - 1) yield;
    let sum = 0;
    for (let i = 0; i < n; i += 1) sum += differences[Math.floor(stream.uniform() * n)] ?? 0;
    means[r] = sum / n;
  }
  means.sort();
  return { value, low: quantile(means, 0.025) ?? 0, high: quantile(means, 0.975) ?? 0, n };
}

function standardError(values: ArrayLike<number>, mean: number): number {
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) {
    const deviation = (values[i] ?? 0) - mean;
    squares += deviation * deviation;
  }
  return Math.sqrt(squares) / values.length;
}
