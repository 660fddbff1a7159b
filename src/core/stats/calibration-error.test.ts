import { expect, test } from 'vitest';
import { calibrationError } from './calibration-error';

test('is 0 where every tenth comes as predicted, and the distance where not', () => {
  const predicted = Array.from({ length: 100 }, (_, k) => Math.floor(k / 10) / 10);
  const came = predicted.map((p, k) => (k % 10 < Math.round(10 * p) ? 1 : 0));
  expect(calibrationError(predicted, came)).toBeCloseTo(0);
  expect(
    calibrationError(
      predicted.map(() => 0.9),
      came,
    ),
  ).toBeGreaterThan(0.4);
  expect(calibrationError([], [])).toBeNull();
});
