import { describe, expect, test } from 'vitest';
import { RandomStreams } from '../../core/sim/rng';
import { resample } from './resample';

const streams = new RandomStreams(1);
const meanOf = (values: readonly number[]) => ({
  n: values.length,
  statistic: (rows: readonly number[]) => rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length,
});

describe('resample', () => {
  test('gives the statistic of all rows with an interval about as wide as theory has it', () => {
    const coin = Array.from({ length: 400 }, (_, k) => k % 2);
    const { value, low, high, n } = resample([meanOf(coin)], streams.stream('coin'));
    expect([value, n]).toEqual([0.5, 400]);
    // Standard error sqrt(.25 / 400) = .025.
    expect((high - low) / 2).toBeGreaterThan(1.96 * 0.025 * 0.85);
    expect((high - low) / 2).toBeLessThan(1.96 * 0.025 * 1.15);
  });

  test('means groups as equals, however many rows they have', () => {
    expect(resample([meanOf([0]), meanOf([1, 1, 1])], streams.stream('groups'))).toEqual({
      value: 0.5,
      low: 0.5,
      high: 0.5,
      n: 4,
    });
  });
});
