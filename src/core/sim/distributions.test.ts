import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exponential, lognormal, standardNormal, truncatedLogistic } from './distributions';
import { RandomStreams } from './rng';

const many = 20_000;
const stream = (name: string) => new RandomStreams(11).stream(name);
const drawn = (draw: () => number): number[] => Array.from({ length: many }, draw);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const sorted = (values: number[]): number[] => values.sort((a, b) => a - b);

describe('distributions', () => {
  test('a standard normal has mean 0, variance 1 and its tails', () => {
    const source = stream('normal');
    const values = drawn(() => standardNormal(source));
    expect(mean(values)).toBeCloseTo(0, 1);
    expect(mean(values.map((value) => value * value))).toBeCloseTo(1, 1);
    expect(values.filter((value) => Math.abs(value) > 1.96).length / many).toBeCloseTo(0.05, 2);
  });

  test('a lognormal has its median and sigma', () => {
    const source = stream('lognormal');
    const values = sorted(drawn(() => lognormal(source, 100, 0.5)));
    expect(Math.abs(values[many / 2]! / 100 - 1)).toBeLessThan(0.02);
    expect(Math.log(values[Math.floor(many * 0.841)]! / values[many / 2]!)).toBeCloseTo(0.5, 1);
  });

  test('an exponential has its mean and is never negative', () => {
    const source = stream('exponential');
    const values = drawn(() => exponential(source, 250));
    expect(Math.abs(mean(values) / 250 - 1)).toBeLessThan(0.03);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  });

  test('a truncated logistic stays within its bounds, infinite ones included', () => {
    const bound = fc.oneof(fc.double({ min: -50, max: 50, noNaN: true }), fc.constantFrom(-Infinity, Infinity));
    const location = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(location, bound, bound, fc.nat(), (centre, a, b, seed) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(low < high);
        const value = truncatedLogistic(new RandomStreams(seed).stream('t'), centre, low, high);
        expect(Number.isFinite(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
      }),
    );
  });

  test('without bounds it is the logistic: half below its location, a quarter below location - ln 3', () => {
    const source = stream('logistic');
    const values = drawn(() => truncatedLogistic(source, 2, -Infinity, Infinity));
    expect(values.filter((value) => value < 2).length / many).toBeCloseTo(0.5, 1);
    expect(values.filter((value) => value < 2 - Math.log(3)).length / many).toBeCloseTo(0.25, 1);
  });
});
