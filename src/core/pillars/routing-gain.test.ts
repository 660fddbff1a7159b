import { expect, test } from 'vitest';
import { acceptProbability, gainOf } from './routing-gain';

const model = {
  judge: { bias: 0, lexical: [], embedding: [], item: { ability: 1, difficulty: 4, intercept: -2 }, residual: 0.3 },
};
const endpoints = [
  { tier: 'local', ability: -0.5 },
  { tier: 'local', ability: -3 },
  { tier: 'cloud', ability: 2 },
] as const;

test('an abler endpoint answers better, a harder prompt worse', () => {
  expect(acceptProbability(model, 0.5, 1)).toBeGreaterThan(acceptProbability(model, 0.5, 0));
  expect(acceptProbability(model, 0.8, 1)).toBeLessThan(acceptProbability(model, 0.5, 1));
});

test('the gain is that of the best of each tier, and shrinks again where both fail', () => {
  const gain = (score: number): number => gainOf(model, score, endpoints);
  expect(gain(0.7)).toBeCloseTo(acceptProbability(model, 0.7, 2) - acceptProbability(model, 0.7, -0.5));
  expect(gain(0.7)).toBeGreaterThan(gain(0));
  expect(gain(0.7)).toBeGreaterThan(gain(3));
});

test('without a local endpoint there is nothing to compare', () => {
  expect(gainOf(model, 0.5, [{ tier: 'cloud', ability: 1 }])).toBe(0);
});
