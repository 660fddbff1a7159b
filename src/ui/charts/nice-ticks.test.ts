import { expect, test } from 'vitest';
import { niceTicks } from './nice-ticks';

test('steps are round, and hold every value between the first and the last', () => {
  expect(niceTicks(0.62, 3.61)).toEqual([0, 1, 2, 3, 4]);
  expect(niceTicks(0.11, 0.42)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
  expect(niceTicks(1200, 1300)).toEqual([1200, 1250, 1300]);
});

test('one value, or none but zero, still has an axis', () => {
  expect(niceTicks(2, 2)).toEqual([2, 2.5]);
  expect(niceTicks(0, 0)).toEqual([0, 0.5]);
});
