import { expect, test } from 'vitest';
import { RandomStreams } from './rng';

function draws(seed: number, name: string, count: number): number[] {
  const stream = new RandomStreams(seed).stream(name);
  return Array.from({ length: count }, () => stream.uniform());
}

test('the same seed and name give the same numbers, another name or seed others', () => {
  expect(draws(42, 'prompt/s001/arm', 5)).toEqual(draws(42, 'prompt/s001/arm', 5));
  expect(draws(42, 'prompt/s002/arm', 5)).not.toEqual(draws(42, 'prompt/s001/arm', 5));
  expect(draws(43, 'prompt/s001/arm', 5)).not.toEqual(draws(42, 'prompt/s001/arm', 5));
});

test('first draws of many similar names are uniform: ten bins, chi-square below 27.9 (9 degrees of freedom, p = .001)', () => {
  const bins = new Array<number>(10).fill(0);
  const streams = new RandomStreams(42);
  for (let i = 0; i < 20_000; i += 1) {
    const bin = Math.floor(streams.stream(`prompt/s${i}/arm`).uniform() * 10);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const chiSquare = bins.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
  expect(chiSquare).toBeLessThan(27.9);
});

test('one stream is uncorrelated from draw to draw', () => {
  const values = draws(7, 'a', 20_000).map((value) => value - 0.5);
  const lag = values.slice(1).reduce((sum, value, i) => sum + value * (values[i] ?? 0), 0) / values.length;
  expect(Math.abs(lag)).toBeLessThan(0.0025);
});
