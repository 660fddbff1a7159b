import { expect, test } from 'vitest';
import { sessionPolicy } from '../../testing/session-policy';
import type { RegretPlayer } from '../domain/regret-evidence';
import { RandomStreams } from '../sim/rng';
import { playSession, regretCurve } from './play-session';
import type { PlayedRow } from './play-session';

const settings = { ...sessionPolicy().bandit, epsilon: 0.1 };
/** Two arms, the second better by 0.4 on the average. */
function rowsOf(seed: number): readonly PlayedRow[] {
  const luck = new RandomStreams(seed).stream('luck');
  return Array.from({ length: 400 }, (_, k) => ({
    atMs: 1000 * k,
    features: [1, 0.5],
    arms: ['worse', 'better'],
    rewards: [0.6 * luck.uniform(), 0.4 + 0.6 * luck.uniform()],
    latenciesMs: [500, 2500],
  }));
}
function play(player: RegretPlayer, seed: number, at: readonly number[] = [100, 400]): Float64Array {
  const game = playSession(player, rowsOf(seed), settings, new RandomStreams(seed), at);
  let step = game.next();
  while (step.done !== true) step = game.next();
  return step.value;
}
const seeds = Array.from({ length: 30 }, (_, k) => k + 1);

test('who learns regrets less than who draws at random, on the same seeds', () => {
  const random = seeds.map((seed) => play('random', seed));
  for (const player of ['epsilon-greedy', 'ucb1', 'thompson', 'linucb'] as const) {
    const curve = regretCurve(
      player,
      seeds.map((seed) => play(player, seed)),
      random,
      new RandomStreams(1),
    );
    expect(curve.saved.low).toBeGreaterThan(10);
    expect(curve.low[1]).toBeLessThanOrEqual(curve.median[1] ?? 0);
    expect(curve.median[1]).toBeLessThanOrEqual(curve.high[1] ?? 0);
  }
});

test('random regrets half of the difference a row, and nothing less than itself', () => {
  const random = seeds.map((seed) => play('random', seed));
  const curve = regretCurve('random', random, random, new RandomStreams(1));
  expect(curve.median[1]).toBeGreaterThan(0.18 * 400);
  expect(curve.median[1]).toBeLessThan(0.22 * 400);
  expect(curve.saved).toEqual({ value: 0, low: 0, high: 0 });
});

test('the same seed gives the same game', () => {
  expect(play('thompson', 3)).toEqual(play('thompson', 3));
  expect(play('epsilon-greedy', 3)).not.toEqual(play('epsilon-greedy', 4));
});
