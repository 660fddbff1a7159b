import { expect, test } from 'vitest';
import { Quota } from './quota';

test('lets a minute’s worth through at once, then one at a time at its rate, and says when', () => {
  const quota = new Quota(60, 0);
  for (let k = 0; k < 60; k += 1) {
    expect(quota.waitMs(1, 0)).toBe(0);
    quota.take(1, 0);
  }
  expect(quota.waitMs(1, 0)).toBeCloseTo(1000, 6);
  expect(quota.waitMs(1, 400)).toBeCloseTo(600, 6);
  expect(quota.waitMs(1, 1000.001)).toBe(0);
});

test('over ten minutes lets through its rate and one burst', () => {
  const quota = new Quota(30, 0);
  let taken = 0;
  for (let nowMs = 0; nowMs < 600_000; nowMs += 50) {
    if (quota.waitMs(1, nowMs) > 0) continue;
    quota.take(1, nowMs);
    taken += 1;
  }
  expect(Math.abs(taken - (30 * 10 + 30))).toBeLessThanOrEqual(1);
});

test('of nothing lets nothing through', () => {
  expect(new Quota(0, 0).waitMs(1, 1e9)).toBe(Number.POSITIVE_INFINITY);
});
