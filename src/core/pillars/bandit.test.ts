import { describe, expect, test } from 'vitest';
import { ArmTable } from './arm-table';
import { pickEndpoint } from './bandit';

const settings = { algorithm: 'epsilon-greedy', epsilon: 0.1, crossingBudget: 0, frozen: false, discount: 1 } as const;
const draws = (...values: number[]): { uniform: () => number } => ({ uniform: () => values.shift() ?? 0.999 });

function trained(): ArmTable {
  const arms = new ArmTable();
  for (const [id, reward] of [
    ['a', 0.2],
    ['b', 0.9],
    ['c', 0.5],
  ] as const) {
    arms.pull(id);
    arms.reward(id, reward);
  }
  return arms;
}

describe('pickEndpoint', () => {
  test('takes the best arm when the draw is above epsilon', () => {
    const picked = pickEndpoint(['a', 'b', 'c'], trained(), settings, draws(0.5));
    expect(picked).toMatchObject({ endpointId: 'b', draw: 'greedy', others: ['c', 'a'] });
    expect(picked.propensity).toBeCloseTo(0.9 + 0.1 / 3, 12);
  });

  test('draws uniformly below epsilon and states the small propensity', () => {
    const picked = pickEndpoint(['a', 'b', 'c'], trained(), settings, draws(0.05, 0.99));
    expect(picked).toMatchObject({ endpointId: 'a', draw: 'random' });
    expect(picked.propensity).toBeCloseTo(0.1 / 3, 12);
  });

  test('tries a new endpoint at once, without forgetting the others', () => {
    const arms = trained();
    expect(pickEndpoint(['a', 'b', 'new'], arms, settings, draws(0.5)).endpointId).toBe('new');
    expect(arms.arm('b')).toMatchObject({ pulls: 1, meanReward: 0.9 });
  });

  test('does not pile onto an endpoint whose first answer is still out', () => {
    const arms = trained();
    arms.pull('new');
    expect(pickEndpoint(['a', 'new'], arms, settings, draws(0.5)).endpointId).toBe('a');
  });

  test('never draws at random when frozen', () => {
    const picked = pickEndpoint(['a', 'b'], trained(), { ...settings, epsilon: 1, frozen: true }, draws(0, 0));
    expect(picked).toMatchObject({ endpointId: 'b', draw: 'greedy', propensity: 1 });
  });
});
