import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RandomStreams } from '../sim/rng';
import { backoffMs } from './backoff-ms';

const settings = { maxAttempts: 5, baseMs: 1000, capMs: 8000, jitter: 'none' } as const;
const streamOf = (name: string) => new RandomStreams(1).stream(name);

describe('backoff', () => {
  test('doubles from the base up to the cap', () => {
    const delays = [1, 2, 3, 4, 5, 60].map((retry) => backoffMs(retry, settings, streamOf('p')));
    expect(delays).toEqual([1000, 2000, 4000, 8000, 8000, 8000]);
  });

  test('with jitter stays between the formula’s bounds', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 0, max: 60_000 }),
        fc.string(),
        (retry, baseMs, capMs, name) => {
          const at = (jitter: 'none' | 'equal' | 'full') =>
            backoffMs(retry, { ...settings, baseMs, capMs, jitter }, streamOf(name));
          const whole = at('none');
          expect(whole).toBe(Math.min(capMs, baseMs * 2 ** (retry - 1)));
          expect(at('full')).toBeLessThanOrEqual(whole);
          expect(at('full')).toBeGreaterThanOrEqual(0);
          expect(at('equal')).toBeGreaterThanOrEqual(whole / 2);
          expect(at('equal')).toBeLessThanOrEqual(whole);
        },
      ),
    ));

  test.each([
    ['full', 0, 1000],
    ['equal', 500, 1000],
  ] as const)('%s jitter spreads 50 clients over the whole range', (jitter, from, to) => {
    const delays = Array.from({ length: 50 }, (_, client) =>
      backoffMs(1, { ...settings, jitter }, streamOf(`prompt/p${client}/backoff`)),
    );
    const tenth = (to - from) / 10;
    const buckets = new Set(delays.map((delay) => Math.floor((delay - from) / tenth)));
    expect(buckets.size).toBeGreaterThanOrEqual(9);
    expect(new Set(delays).size).toBe(50);
  });
});
