import { describe, expect, test } from 'vitest';
import { RandomStreams } from '../sim/rng';
import { ArmTable } from './arm-table';
import { pickEndpoint } from './bandit';

const settings = {
  algorithm: 'epsilon-greedy',
  epsilon: 0.1,
  priorWeight: 0,
  crossingBudget: 0,
  frozen: false,
  discount: 1,
} as const;
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

describe('with a prior', () => {
  const believed = new Map([
    ['good', { mean: 0.8, weight: 10 }],
    ['poor', { mean: 0.4, weight: 10 }],
  ]);
  const informed = (): ArmTable => new ArmTable((id) => believed.get(id) ?? null);

  test('nobody is tried blindly, and a single lucky answer does not outweigh what is believed', () => {
    const arms = informed();
    expect(pickEndpoint(['poor', 'good'], arms, settings, draws(0.5)).endpointId).toBe('good');
    arms.pull('poor');
    arms.reward('poor', 1);
    arms.pull('good');
    arms.reward('good', 0.5);
    expect(pickEndpoint(['poor', 'good'], arms, settings, draws(0.5)).endpointId).toBe('good');
    expect(arms.arm('good').expectedReward).toBeCloseTo((10 * 0.8 + 0.5) / 11, 12);
    expect(arms.arm('good').meanReward).toBe(0.5);
  });

  test('enough rewards refute it', () => {
    const arms = informed();
    for (let k = 0; k < 12; k += 1) {
      arms.pull('good');
      arms.reward('good', 0);
    }
    expect(pickEndpoint(['good', 'poor'], arms, settings, draws(0.5)).endpointId).toBe('poor');
  });

  test('what is forgotten leads back to what was believed', () => {
    const arms = informed();
    for (let k = 0; k < 30; k += 1) arms.reward('good', 0, { discount: 0.9, features: null });
    const low = arms.arm('good').expectedReward ?? 1;
    for (let k = 0; k < 60; k += 1) arms.reward('other', 0.5, { discount: 0.9, features: null });
    expect(arms.arm('good').expectedReward).toBeGreaterThan(low);
    expect(arms.arm('good').expectedReward).toBeCloseTo(0.8, 1);
  });

  test.each(['ucb1', 'thompson'] as const)('%s starts from it too', (algorithm) => {
    const arms = new ArmTable((id) => ({ mean: id === 'good' ? 0.9 : 0.1, weight: 50 }));
    const stream = new RandomStreams(1).stream('prior');
    const picks = Array.from(
      { length: 20 },
      () => pickEndpoint(['poor', 'good'], arms, { ...settings, algorithm }, stream).endpointId,
    );
    expect(picks.filter((id) => id === 'good').length).toBeGreaterThan(17);
  });
});
