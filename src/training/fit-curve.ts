import { curveAt, curveZs } from '../core/sim/quantile-curve';
import type { QuantileCurve } from '../core/sim/quantile-curve';
import { quantile } from '../core/stats/quantile';

/** Values at or below this count as this much: a logarithm needs something above 0. */
const LEAST = 1e-6;

/** The quantiles by which latencies are told; a curve passes through them. */
const told = [
  { share: 0.95, z: 1.6448536 },
  { share: 0.99, z: 2.3263479 },
];

/** The quantile curve of positive values, as logarithms of value / unit. */
export function fitCurve(values: readonly number[], unit: number): QuantileCurve {
  const sorted = values.map((value) => Math.max(LEAST, value / unit)).sort((a, b) => a - b);
  const plain = curveZs.map((z) => Math.log(quantile(sorted, normalShare(z)) ?? 1));
  return told.reduce<QuantileCurve>(
    (curve, { share, z }) => through(curve, z, Math.log(quantile(sorted, share) ?? 1)),
    plain,
  );
}

/** The curve moved at the two knots around z, so that its logarithm there is `log`; it never falls. */
function through(curve: QuantileCurve, z: number, log: number): QuantileCurve {
  const off = log - Math.log(curveAt(curve, z));
  const last = curveZs.findIndex((knot) => knot >= z);
  const moved = curve.map((value, k) => (k === last || k === last - 1 ? value + off : value));
  let most = Number.NEGATIVE_INFINITY;
  return moved.map((value) => (most = Math.max(most, value)));
}

/** The curve with its last knot moved until its mean is `mean`: what the longest tail holds is beyond the knots. */
export function withMean(curve: QuantileCurve, mean: number): QuantileCurve {
  let [low, high] = [curve.at(-2) ?? 0, (curve.at(-2) ?? 0) + 20];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (meanOf(curve.with(curve.length - 1, middle)) < mean) low = middle;
    else high = middle;
  }
  return curve.with(curve.length - 1, low);
}

/** The mean of a curve's distribution, by equal steps of probability. */
export function meanOf(curve: QuantileCurve): number {
  const step = 0.0005;
  let sum = 0;
  let weights = 0;
  for (let z = -6; z < 6; z += step) {
    const weight = Math.exp((-z * z) / 2);
    sum += weight * curveAt(curve, z);
    weights += weight;
  }
  return sum / weights;
}

/** The share of a standard normal below z (Abramowitz and Stegun 7.1.26, off by at most 1.5e-7). */
function normalShare(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const share = 1 - (poly * Math.exp(-x * x)) / 2;
  return z < 0 ? 1 - share : share;
}
