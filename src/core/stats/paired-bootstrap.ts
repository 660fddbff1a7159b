import type { RandomStream } from '../sim/rng';
import { quantile } from './quantile';

/** The mean of paired differences with a 95 % percentile interval (Efron and Tibshirani, 1993, chapter 13). */
export interface PairedDifference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** Resamples the pairs; `differences` one a pair, in the unit of the result. Null for an empty list. */
export function pairedBootstrap(
  differences: ArrayLike<number>,
  stream: RandomStream,
  resamples = 1000,
): PairedDifference | null {
  const n = differences.length;
  if (n === 0) return null;
  const means = new Float64Array(resamples);
  for (let r = 0; r < resamples; r += 1) {
    let sum = 0;
    for (let i = 0; i < n; i += 1) sum += differences[Math.floor(stream.uniform() * n)] ?? 0;
    means[r] = sum / n;
  }
  means.sort();
  let total = 0;
  for (let i = 0; i < n; i += 1) total += differences[i] ?? 0;
  return { value: total / n, low: quantile(means, 0.025) ?? 0, high: quantile(means, 0.975) ?? 0, n };
}
