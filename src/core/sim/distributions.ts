import { exp, log, logit } from './deterministic-math';
import type { RandomStream } from './rng';

/** A standard normal number by Marsaglia's polar method; draws pairs until one falls inside the unit circle. */
export function standardNormal(stream: RandomStream): number {
  for (;;) {
    const u = 2 * stream.uniform() - 1;
    const v = 2 * stream.uniform() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * log(s)) / s);
  }
}

/** A lognormal number with this median and this sigma of the logarithm, in the median's unit. */
export function lognormal(stream: RandomStream, median: number, sigma: number): number {
  return median * exp(sigma * standardNormal(stream));
}

/** An exponential number with this mean, in the mean's unit. */
export function exponential(stream: RandomStream, mean: number): number {
  return -mean * log(1 - stream.uniform());
}

/**
 * A logistic number around `location` (scale 1), truncated to (low, high] by its inverse distribution function.
 * Infinite bounds are allowed; an interval without mass gives its nearer bound.
 */
export function truncatedLogistic(stream: RandomStream, location: number, low: number, high: number): number {
  const from = distribution(low - location);
  const to = distribution(high - location);
  const p = from + (to - from) * stream.uniform();
  if (p <= 0) return high === Number.POSITIVE_INFINITY ? low : high;
  if (p >= 1) return low === Number.NEGATIVE_INFINITY ? high : low;
  return Math.min(high, Math.max(low, location + logit(p)));
}

function distribution(x: number): number {
  if (x === Number.NEGATIVE_INFINITY) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return 1 / (1 + exp(-x));
}
