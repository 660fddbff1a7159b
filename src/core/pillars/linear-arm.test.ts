import { expect, test } from 'vitest';
import { LinearArm } from './linear-arm';

test('learns what the features explain, and forgets it as it fades', () => {
  const arm = new LinearArm(2);
  for (let k = 0; k < 400; k += 1) arm.learn([1, (k % 10) / 10], 0.2 + 0.5 * ((k % 10) / 10));
  expect(arm.index([1, 0.4], 0)).toBeCloseTo(0.4, 2);
  expect(arm.index([1, 0.9], 0)).toBeCloseTo(0.65, 1);
  const sure = arm.index([1, 0.4], 1) - arm.index([1, 0.4], 0);
  const faded = arm.index([1, 0.4], 1, 0.01) - arm.index([1, 0.4], 0, 0.01);
  expect(faded).toBeGreaterThan(3 * sure);
  const later = arm.index([1, 0.4], 1, 0.01);
  arm.fade(0.01);
  expect(arm.index([1, 0.4], 1)).toBeCloseTo(later, 12);
});

test('is the ridge regression in closed form', () => {
  const arm = new LinearArm(2);
  arm.learn([1, 2], 3);
  // (I + x x')⁻¹ x r = r x / (1 + x'x); its variance for x is x'x / (1 + x'x).
  expect(arm.index([1, 2], 0)).toBeCloseTo((3 * 5) / 6, 12);
  expect(arm.index([1, 2], 1)).toBeCloseTo((3 * 5) / 6 + Math.sqrt(5 / 6), 12);
});
