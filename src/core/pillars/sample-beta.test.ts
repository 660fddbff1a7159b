import { expect, test } from 'vitest';
import { RandomStreams } from '../sim/rng';
import { sampleBeta } from './sample-beta';

test.each([
  [1, 1],
  [2, 5],
  [40, 3],
  [1, 200],
])('Beta(%d, %d) has its mean and variance within 4 standard errors over 20,000 draws', (a, b) => {
  const stream = new RandomStreams(3).stream(`beta/${a}/${b}`);
  const draws = Array.from({ length: 20_000 }, () => sampleBeta(stream, a, b));
  const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
  const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
  const expected = (a * b) / ((a + b) ** 2 * (a + b + 1));
  expect(Math.abs(mean - a / (a + b))).toBeLessThan(4 * Math.sqrt(expected / draws.length));
  expect(variance / expected).toBeGreaterThan(0.94);
  expect(variance / expected).toBeLessThan(1.06);
});
