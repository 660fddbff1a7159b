import { expect, test } from 'vitest';
import { drained } from '../drained';
import { sigmoid } from '../sim/deterministic-math';
import { fitCalibration, labelWeights } from './calibrate-index';

test('a label weighs less the more of its near-duplicates are labelled, and a single one in full', () => {
  const weights = labelWeights([0, 1, 1, 2, 2, 2]);
  expect(weights[0]).toBe(1);
  expect(weights[1]).toBeLessThan(1);
  expect(weights[3]).toBeLessThan(weights[1]!);
  // More of them still tell more.
  expect(3 * weights[3]!).toBeGreaterThan(2 * weights[1]!);
});

test('two hundred fillings of one template do not set the base rate of a hundred other labels', () => {
  const failed = Array.from({ length: 300 }, (_, k) => (k < 200 ? 1 : k % 2));
  const index = failed.map((_, k) => (k % 10) / 10 - 0.45);
  const groups = failed.map((_, k) => (k < 200 ? 0 : k - 199));
  const baseRate = (weights: readonly number[]): number =>
    sigmoid(drained(fitCalibration(index, null, { failed, weights })).bias);
  expect(baseRate(failed.map(() => 1))).toBeGreaterThan(0.8);
  expect(baseRate(labelWeights(groups))).toBeLessThan(0.6);
});
