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
/** Below this many pairs resampling sees too few of them: the interval is Student's. */
const SMALL = 20;
/** Two-sided 95 % of Student's t for 1, 2, ... degrees of freedom. */
const STUDENT = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101,
];
/** Resamples of at most `LARGE` pairs between two chances to pause. */
const RESAMPLES_AT_ONCE = 64;
/** Two-sided 95 % of a standard normal. */
const Z = 1.959963984540054;

/** The furthest that an end may lie from the mean, in standard errors: where most pairs are equal, resamples can be without spread. */
const FURTHEST = 6;

/**
 * Studentised interval of the mean over resampled pairs (bootstrap-t; Efron and Tibshirani, 1993, chapter 12.5), Student's below 20
 * pairs; `differences` one a pair, in the unit of the result. Costs and latencies have long tails: of 40 pairs from a lognormal
 * (sigma 1.5) it holds the mean in about 90 %, the percentile interval in 82 %. Null where nothing can be said: of no pair, of one,
 * and of a few that do not differ among themselves. For a change of a share take `pairedShareChange`.
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
  const error = standardError(differences, value);
  if (n < SMALL) {
    const half = (STUDENT[n - 2] ?? 0) * error * Math.sqrt(n / Math.max(1, n - 1));
    return half > 0 ? { value, low: value - half, high: value + half, n } : null;
  }
  if (n >= LARGE) return { value, low: value - Z * error, high: value + Z * error, n };
  const distances = new Float64Array(resamples);
  for (let r = 0; r < resamples; r += 1) {
    if (r % RESAMPLES_AT_ONCE === RESAMPLES_AT_ONCE - 1) yield;
    distances[r] = distanceOfResample(differences, value, stream);
  }
  distances.sort();
  const above = Math.min(FURTHEST, Math.max(0, -(quantile(distances, 0.025) ?? 0)));
  const below = Math.min(FURTHEST, Math.max(0, quantile(distances, 0.975) ?? 0));
  return { value, low: value - below * error, high: value + above * error, n };
}

/** How far the mean of a resample lies from the mean, in the resample's own standard errors. */
function distanceOfResample(differences: ArrayLike<number>, mean: number, stream: RandomStream): number {
  const n = differences.length;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i += 1) {
    // From the mean, so that squares do not lose the digits.
    const deviation = (differences[Math.floor(stream.uniform() * n)] ?? 0) - mean;
    sum += deviation;
    squares += deviation * deviation;
  }
  const spread = squares - (sum * sum) / n;
  if (spread > 0) return sum / Math.sqrt(spread);
  return sum === 0 ? 0 : Math.sign(sum) * FURTHEST;
}

function standardError(values: ArrayLike<number>, mean: number): number {
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) {
    const deviation = (values[i] ?? 0) - mean;
    squares += deviation * deviation;
  }
  return Math.sqrt(squares) / values.length;
}
