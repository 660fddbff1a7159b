import { expect, test } from 'vitest';
import { fakePolicy } from '../../testing/fake-policy';
import { rewardOfValue } from './reward-of-value';

test('a call that nobody answered earns nothing, however quick and cheap it was', () => {
  const policy = fakePolicy(['a']);
  const failed = { costUsd: 0, latencyMs: 0, acceptable: false };
  expect(rewardOfValue(failed, policy)).toBeGreaterThan(0);
  expect(rewardOfValue({ ...failed, answered: false }, policy)).toBe(0);
});
