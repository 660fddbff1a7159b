import type { RandomStream } from '../../core/sim/rng';
import { quantile } from '../../core/stats/quantile';

/** A figure with its 95 % percentile interval (Efron and Tibshirani, 1993, chapter 13) over n rows. */
export interface Figure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

const resamples = 500;

/**
 * The mean of a statistic over groups of rows, each group resampled on its own; `statistic` reads a group's rows by position,
 * which may repeat.
 */
export function resample(
  groups: readonly { readonly n: number; readonly statistic: (rows: readonly number[]) => number }[],
  stream: RandomStream,
): Figure {
  const mean = (rowsOf: (n: number) => readonly number[]): number =>
    groups.reduce((sum, { n, statistic }) => sum + statistic(rowsOf(n)), 0) / groups.length;
  const drawn = Float64Array.from({ length: resamples }, () =>
    mean((n) => Array.from({ length: n }, () => Math.floor(stream.uniform() * n))),
  ).sort();
  return {
    value: mean((n) => Array.from({ length: n }, (_, row) => row)),
    low: quantile(drawn, 0.025) ?? NaN,
    high: quantile(drawn, 0.975) ?? NaN,
    n: groups.reduce((sum, { n }) => sum + n, 0),
  };
}
