import { describe, expect, test } from 'vitest';
import { areaUnderCurve } from './area-under-curve';
import { pairedBootstrap } from './paired-bootstrap';
import { quantile } from './quantile';
import { wilson } from './wilson';
import { RandomStreams } from '../sim/rng';

describe('quantile', () => {
  test('interpolates between the two nearest', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4], 0.95)).toBeCloseTo(3.85, 12);
    expect(quantile([7], 0.99)).toBe(7);
  });
  test('of nothing is nothing', () => {
    expect(quantile([], 0.5)).toBeNull();
  });
});

describe('wilson', () => {
  test("matches Wilson's textbook interval", () => {
    const { low, high } = wilson(81, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });
  test('says nothing about no trials', () => {
    expect(wilson(0, 0)).toEqual({ value: null, low: null, high: null, n: 0 });
  });
});

test('a paired bootstrap covers a true mean in about 95 of 100 samples', () => {
  let covered = 0;
  for (let seed = 0; seed < 100; seed += 1) {
    const stream = new RandomStreams(seed).stream('sample');
    const sample = Array.from({ length: 80 }, () => stream.uniform());
    const interval = pairedBootstrap(sample, new RandomStreams(seed).stream('resample'), 400);
    if (interval !== null && interval.low <= 0.5 && 0.5 <= interval.high) covered += 1;
  }
  expect(covered).toBeGreaterThanOrEqual(88);
  expect(covered).toBeLessThanOrEqual(99);
});

test('a large sample gets the interval that resampling it would give, without a draw', () => {
  const stream = new RandomStreams(3).stream('sample');
  const sample = Array.from({ length: 1000 }, () => stream.uniform());
  const undrawn = { uniform: () => Number.NaN };
  const large = pairedBootstrap(sample, undrawn)!;
  const resampled = pairedBootstrap(sample.slice(0, 999), new RandomStreams(3).stream('resample'))!;
  expect(large.low).toBeCloseTo(resampled.low, 2);
  expect(large.high).toBeCloseTo(resampled.high, 2);
  expect(large.high - large.low).toBeCloseTo((2 * 1.96) / Math.sqrt(12 * 1000), 2);
});

describe('areaUnderCurve', () => {
  test('is 1 for a perfect order, a half for ties, and null with one label only', () => {
    expect(areaUnderCurve([1, 2, 3, 4], [false, false, true, true])).toBe(1);
    expect(areaUnderCurve([1, 1, 1, 1], [false, true, false, true])).toBe(0.5);
    expect(areaUnderCurve([1, 2], [true, true])).toBeNull();
  });
});
