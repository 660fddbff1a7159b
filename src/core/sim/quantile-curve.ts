import { exp } from './deterministic-math';
import { standardNormal } from './distributions';
import type { RandomStream } from './rng';

/**
 * A distribution of positive numbers by the natural logarithms of its quantiles at the normal probabilities of z = -3.5,
 * -3.25 ... 3.5. A straight line is a lognormal; bends give it the tails that were measured.
 */
export type QuantileCurve = readonly number[];

const LOWEST_Z = -3.5;
const STEP_Z = 0.25;

/** The z at which a curve stands. */
export const curveZs: readonly number[] = Array.from({ length: 29 }, (_, k) => LOWEST_Z + k * STEP_Z);

/** The value at the quantile of a standard normal z, by straight lines in the logarithm; flat beyond the ends. */
export function curveAt(curve: QuantileCurve, z: number): number {
  const place = (z - LOWEST_Z) / STEP_Z;
  const low = Math.min(curve.length - 2, Math.max(0, Math.floor(place)));
  const below = curve[low] ?? 0;
  const above = curve[low + 1] ?? below;
  const part = Math.min(1, Math.max(0, place - low));
  return exp(below + (above - below) * part);
}

/** A number of the distribution, in its unit. */
export function drawFromCurve(stream: RandomStream, curve: QuantileCurve): number {
  return curveAt(curve, standardNormal(stream));
}
