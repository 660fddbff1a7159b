import { describe, expect, test } from 'vitest';
import { fakePolicy } from '../../testing/fake-policy';
import type { Policy } from '../domain/policy';
import type { BanditInstance, Player } from './bandit-regret';
import { playBandit, regretBands } from './bandit-regret';

const player = (patch: Partial<Policy['bandit']>): Policy['bandit'] => ({ ...fakePolicy([]).bandit, ...patch });
const fixed = (id: string, chance: number) => ({ id, chance: () => chance });
const stationary: BanditInstance = {
  arms: [fixed('a', 0.5), fixed('b', 0.9), fixed('c', 0.6)],
  steps: 4000,
  delay: 0,
};
const seeds = 10;
const medians = (who: Player, instance = stationary, at = [40, 400, 4000]) =>
  regretBands(who, instance, seeds, at).map((band) => band.median);

describe('regret on an instance that does not change', () => {
  test.each(['ucb1', 'thompson'] as const)('%s grows like log T: each tenfold adds about as much', (algorithm) => {
    const [first = 0, second = 0, third = 0] = medians(player({ algorithm }));
    expect(second - first).toBeGreaterThan(0);
    expect((third - second) / (second - first)).toBeLessThan(3);
    expect(third).toBeLessThan(0.12 * (medians('random')[2] ?? 0));
  });

  test('random play and ε-greedy grow like T: each tenfold adds ten times as much', () => {
    for (const who of ['random', player({ epsilon: 0.3 })] as const) {
      const [first = 0, second = 0, third = 0] = medians(who);
      expect((third - second) / (second - first)).toBeGreaterThan(7);
    }
  });

  test('is the same for the same seed, and never falls', () => {
    const game = playBandit(player({ algorithm: 'thompson' }), stationary, 5);
    expect(playBandit(player({ algorithm: 'thompson' }), stationary, 5)).toEqual(game);
    expect(game.every((value, step) => value >= (game[step - 1] ?? 0))).toBe(true);
  });

  test.each(['ucb1', 'thompson', 'epsilon-greedy'] as const)(
    '%s still learns when rewards come 50 steps late',
    (algorithm) => {
      const late = medians(player({ algorithm }), { ...stationary, steps: 2000, delay: 50 }, [2000])[0] ?? 0;
      expect(late).toBeLessThan(0.35 * (medians('random', { ...stationary, steps: 2000 }, [2000])[0] ?? 0));
    },
  );
});

test.each(['ucb1', 'thompson', 'epsilon-greedy'] as const)(
  'after a change %s recovers faster when it forgets',
  (algorithm) => {
    const turned: BanditInstance = {
      arms: [
        { id: 'a', chance: (step) => (step < 1500 ? 0.9 : 0.2) },
        { id: 'b', chance: (step) => (step < 1500 ? 0.3 : 0.8) },
      ],
      steps: 3000,
      delay: 0,
    };
    const after = (discount: number): number => {
      const [before = 0, end = 0] = medians(player({ algorithm, discount }), turned, [1500, 3000]);
      return end - before;
    };
    expect(after(0.995)).toBeLessThan(0.6 * after(1));
  },
);

test('LinUCB finds that the best arm depends on the prompt, which UCB1 cannot', () => {
  const depends: BanditInstance = {
    arms: [
      { id: 'cheap', chance: (_, [, hard = 0]) => 0.9 - 0.8 * hard },
      { id: 'strong', chance: (_, [, hard = 0]) => 0.3 + 0.5 * hard },
    ],
    steps: 2000,
    delay: 5,
    features: (uniform) => [1, uniform()],
  };
  const [linear = 0] = medians(player({ algorithm: 'linucb' }), depends, [2000]);
  const [plain = 0] = medians(player({ algorithm: 'ucb1' }), depends, [2000]);
  expect(linear).toBeLessThan(0.25 * plain);
});
