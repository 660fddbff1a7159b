import { expect, test } from 'vitest';
import { RandomStreams } from '../sim/rng';
import { pairedQuantile } from './paired-quantile';
import { quantile } from './quantile';

const stream = () => new RandomStreams(7).stream('test');
const rising = Array.from({ length: 200 }, (_, k) => k);

test('tells the quantiles themselves, and their change', () => {
  const slower = rising.map((value) => value + 50);
  const { before, after, change, low, high } = pairedQuantile(rising, slower, 0.95, stream());
  expect(before).toBeCloseTo(quantile(rising, 0.95) ?? 0, 9);
  expect(after).toBeCloseTo(before + 50, 9);
  expect([change, low, high].map(Math.round)).toEqual([50, 50, 50]);
});

test('gives an interval that holds 0 where the pairs only changed places', () => {
  const turned = rising.toReversed();
  const { change, low, high } = pairedQuantile(rising, turned, 0.95, stream());
  expect(change).toBe(0);
  expect(low).toBeLessThan(0);
  expect(high).toBeGreaterThan(0);
});

test('leaves out what has no value, and is 0 of nothing', () => {
  const { before } = pairedQuantile([1, Number.NaN, 3], [1, 2, 3], 0.5, stream());
  expect(before).toBe(2);
  expect(pairedQuantile([], [], 0.95, stream())).toEqual({ before: 0, after: 0, change: 0, low: 0, high: 0 });
});
