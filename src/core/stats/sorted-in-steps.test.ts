import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drained } from '../drained';
import { sortedInSteps } from './sorted-in-steps';

test('sorts as the engine does, equal items as they stood, pausing on the way', () => {
  fc.assert(
    fc.property(fc.nat({ max: 20_000 }), fc.integer({ min: 1, max: 50 }), (length, kinds) => {
      const items = Uint32Array.from({ length }, (_, k) => (k * 7919) % 20_011);
      const compare = (a: number, b: number): number => (a % kinds) - (b % kinds);
      expect(drained(sortedInSteps(items, compare))).toEqual(items.slice().sort(compare));
    }),
    { numRuns: 30 },
  );
  expect(
    [
      ...sortedInSteps(
        Uint32Array.from({ length: 20_000 }, (_, k) => k),
        (a, b) => b - a,
      ),
    ].length,
  ).toBeGreaterThan(10);
});

test('numbers without a rule of comparison come rising', () => {
  const numbers = Float64Array.from({ length: 20_000 }, (_, k) => ((k * 7919) % 20_011) / 7);
  const sorted = drained(sortedInSteps(numbers));
  expect(sorted).toEqual(numbers.toSorted());
  expect(numbers[1]).toBe(7919 / 7);
});
