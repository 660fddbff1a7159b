import { describe, expect, test } from 'vitest';
import { areaUnderCurve } from './area-under-curve';
import { pairedBootstrap } from './paired-bootstrap';
import { pairedShareChange } from './paired-share-change';
import { quantile } from './quantile';
import { wilson } from './wilson';
import { exp } from '../sim/deterministic-math';
import { lognormal } from '../sim/distributions';
import { RandomStreams } from '../sim/rng';
import type { RandomStream } from '../sim/rng';

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

/** Of 300 samples of a size, in how many the interval holds the mean that they were drawn around. */
function coverage(size: number, draw: (stream: RandomStream) => number, mean: number): number {
  let covered = 0;
  for (let seed = 0; seed < 300; seed += 1) {
    const stream = new RandomStreams(seed).stream('sample');
    const sample = Array.from({ length: size }, () => draw(stream));
    const interval = pairedBootstrap(sample, new RandomStreams(seed).stream('resample'), 400);
    if (interval !== null && interval.low <= mean && mean <= interval.high) covered += 1;
  }
  return covered / 300;
}

const tail = (sigma: number) => (stream: RandomStream) => lognormal(stream, 1, sigma);

describe('a paired bootstrap holds the true mean', () => {
  test.each([
    ['of 80 even draws', 80, (stream: RandomStream) => stream.uniform(), 0.5, 0.92],
    // The percentile interval holds it in .90, .82 and .84.
    ['of 40 with a tail as latencies have', 40, tail(1), exp(0.5), 0.91],
    ['of 40 with a heavy tail', 40, tail(1.5), exp(1.125), 0.87],
    [
      'of 40 of which four fifths do not change',
      40,
      (stream: RandomStream) => (stream.uniform() < 0.2 ? tail(1)(stream) : 0),
      0.2 * exp(0.5),
      0.91,
    ],
  ])('%s', (_what, size, draw, mean, least) => {
    const share = coverage(size, draw, mean);
    expect(share).toBeGreaterThanOrEqual(least);
    expect(share).toBeLessThanOrEqual(0.99);
  });
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

describe('few pairs', () => {
  const of = (differences: readonly number[]) => pairedBootstrap(differences, new RandomStreams(1).stream('x'));
  test('get no interval where it would be without width, and Student’s where they differ', () => {
    expect([of([1]), of([1, 1, 1]), of(Array<number>(19).fill(0))]).toEqual([null, null, null]);
    const { low, high } = of([1, 2, 3])!;
    expect([low, high].map((end) => end.toFixed(3))).toEqual(['-0.484', '4.484']);
    expect(of([...Array<number>(18).fill(0), 1])!.low).toBeLessThan(0);
  });
  test('that all say the same do not make a share certain', () => {
    for (const n of [1, 3, 150]) {
      const won = pairedShareChange(Array<number>(n).fill(1))!;
      const same = pairedShareChange(Array<number>(n).fill(0))!;
      expect(won.low).toBeLessThan(1);
      expect(n > 3 || won.low < 0).toBe(true);
      expect(same.high).toBeGreaterThan(0);
      expect(same.low).toBe(-same.high);
    }
  });
});

test('the interval of a paired share covers the truth in about 95 of 100 samples, also of few pairs near the edge', () => {
  for (const [n, gain, loss] of [
    [15, 0.3, 0.1],
    [40, 0.02, 0.05],
    [150, 0.02, 0.12],
  ] as const) {
    const stream = new RandomStreams(n).stream('sample');
    const drawn = (): number => {
      const u = stream.uniform();
      return u < gain ? 1 : u < gain + loss ? -1 : 0;
    };
    const intervals = Array.from({ length: 1000 }, () => pairedShareChange(Array.from({ length: n }, drawn))!);
    const covered = intervals.filter(({ low, high }) => low <= gain - loss && gain - loss <= high).length;
    expect(covered).toBeGreaterThanOrEqual(935);
    // Near the edge it is wide rather than wrong.
    if (n === 150) expect(covered).toBeLessThanOrEqual(985);
  }
});

describe('areaUnderCurve', () => {
  test('is 1 for a perfect order, a half for ties, and null with one label only', () => {
    expect(areaUnderCurve([1, 2, 3, 4], [false, false, true, true])).toBe(1);
    expect(areaUnderCurve([1, 1, 1, 1], [false, true, false, true])).toBe(0.5);
    expect(areaUnderCurve([1, 2], [true, true])).toBeNull();
  });
});
