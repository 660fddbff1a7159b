import { expect, test } from 'vitest';
import { quantile } from '../stats/quantile';
import { curveAt, curveZs, drawFromCurve } from './quantile-curve';
import { RandomStreams } from './rng';

test('a straight curve is a lognormal, and its ends are the longest and the shortest', () => {
  const straight = curveZs.map((z) => 0.5 * z);
  expect(curveAt(straight, 0)).toBe(1);
  expect(curveAt(straight, 1.1)).toBeCloseTo(Math.exp(0.55), 12);
  expect([curveAt(straight, -9), curveAt(straight, 9)]).toEqual([curveAt(straight, -3.5), curveAt(straight, 3.5)]);
});

test('draws have the quantiles of the curve, tail included', () => {
  const bent = curveZs.map((z) => (z > 1 ? z : 0.2 * z));
  const stream = new RandomStreams(4).stream('bent');
  const drawn = Array.from({ length: 20_000 }, () => drawFromCurve(stream, bent)).sort((a, b) => a - b);
  for (const [share, z] of [
    [0.5, 0],
    [0.95, 1.645],
    [0.99, 2.326],
  ] as const)
    expect(Math.abs(quantile(drawn, share)! / curveAt(bent, z) - 1)).toBeLessThan(0.06);
});
