import { describe, expect, test } from 'vitest';
import { rankCorrelation } from './rank-correlation';

describe('rankCorrelation', () => {
  test('is 1 for any rising relation and -1 for a falling one', () => {
    expect(rankCorrelation([1, 2, 30], [0.1, 0.2, 0.21])).toBeCloseTo(1, 12);
    expect(rankCorrelation([1, 2, 30], [3, 2, 1])).toBeCloseTo(-1, 12);
  });

  // By hand: ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3 give 4.5 / sqrt(4.5 x 5).
  test('gives equal values their mean rank', () => {
    expect(rankCorrelation([1, 2, 2, 5], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
  });

  test('is not a number where one side does not vary', () => {
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNaN();
  });
});
