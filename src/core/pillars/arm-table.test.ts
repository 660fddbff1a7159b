import { expect, test } from 'vitest';
import { ArmTable } from './arm-table';

test('counts calls before their rewards, and a cancelled call as none that is out', () => {
  const arms = new ArmTable();
  arms.pull('a');
  arms.pull('a');
  arms.reward('a', 0.6);
  expect(arms.arm('a')).toMatchObject({ pulls: 2, rewards: 1, pending: 1, meanReward: 0.6, weight: 1 });
  arms.cancel('a');
  expect(arms.arm('a')).toMatchObject({ pulls: 2, pending: 0 });
});

test('forgets by the rewards of all arms', () => {
  const arms = new ArmTable();
  const learning = { discount: 0.5, features: null };
  arms.reward('a', 1, learning);
  arms.reward('a', 0, learning);
  expect(arms.arm('a').meanReward).toBeCloseTo(1 / 3, 12);
  arms.reward('b', 1, learning);
  expect(arms.arm('a').meanReward).toBeCloseTo(1 / 3, 12);
  expect(arms.arm('a').weight).toBeCloseTo(0.75, 12);
});

test('forgives the failures of an outage, and no others', () => {
  const arms = new ArmTable();
  arms.fail('a');
  arms.reward('a', 0.8);
  for (let k = 0; k < 5; k += 1) arms.fail('a');
  expect(arms.arm('a').meanReward).toBeCloseTo(0.8 / 7, 12);
  arms.forgive('a');
  expect(arms.arm('a')).toMatchObject({ rewards: 2, meanReward: 0.4 });
});

test.each([1, 0.9, 0.5])(
  'with a memory of %d a forgiven arm is as good as before its failures, never better',
  (discount) => {
    const learning = { discount, features: [1, 0.5] };
    const arms = new ArmTable();
    for (const value of [0.2, 0.9, 0.4]) arms.reward('a', value, learning);
    const before = arms.arm('a').meanReward ?? Number.NaN;
    const mean = arms.linearIndex('a', [1, 0.5], 0);
    for (let k = 0; k < 12; k += 1) {
      arms.fail('a', learning);
      // Others go on learning, and all fades meanwhile.
      arms.reward('b', 0.5, learning);
    }
    expect(arms.arm('a').meanReward).toBeLessThan(before);
    arms.forgive('a');
    expect(arms.arm('a').meanReward).toBeCloseTo(before, 9);
    // Failures say nothing of the answers; LinUCB's ridge pulls what has faded towards nothing.
    expect(arms.linearIndex('a', [1, 0.5], 0)).toBeLessThanOrEqual(mean);
    if (discount === 1) expect(arms.linearIndex('a', [1, 0.5], 0)).toBe(mean);
  },
);
