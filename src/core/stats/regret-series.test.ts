import { expect, test } from 'vitest';
import type { RewardedRow } from './regret-series';
import { regretSeries } from './regret-series';

const row = (number: number, own: number, good: number, bad: number): RewardedRow => ({
  row: number,
  tier: 'local',
  own,
  potential: new Map([
    ['good', good],
    ['bad', bad],
  ]),
});

test('who always takes the best in hindsight regrets nothing; drawing at random regrets half of the gap', () => {
  const rows = Array.from({ length: 100 }, (_, k) => row(k, 0.9, 0.9, 0.1));
  const { points, n, best } = regretSeries(rows, 10);
  expect(best).toEqual({ local: 'good' });
  expect(n).toBe(100);
  expect(points).toHaveLength(10);
  expect(points.at(-1)?.row).toBe(99);
  expect(points.at(-1)?.ours).toBeCloseTo(0, 9);
  expect(points.at(-1)?.random).toBeCloseTo(40, 9);
});

test('who takes the worse one regrets the whole gap', () => {
  const rows = Array.from({ length: 7 }, (_, k) => row(k, 0.1, 0.9, 0.1));
  expect(regretSeries(rows, 240).points.at(-1)).toMatchObject({ row: 6, ours: expect.closeTo(5.6, 9) });
});

test('nothing to regret without rows', () => {
  expect(regretSeries([], 240)).toEqual({ points: [], n: 0, best: {} });
});
