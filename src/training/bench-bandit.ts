import { defaultPolicy } from '../catalog/default-policy';
import type { BanditInstance, Player } from '../core/stats/bandit-regret';
import { regretBands } from '../core/stats/bandit-regret';

const seeds = 40;
const steps = 5000;
const at = [50, 500, 5000];

const still: BanditInstance = {
  arms: [0.5, 0.8, 0.9, 0.5].map((chance, place) => ({ id: `arm${place}`, chance: () => chance })),
  steps,
  delay: 0,
};
const instances: readonly (readonly [string, BanditInstance])[] = [
  ['four arms that do not change: 0.5, 0.8, 0.9, 0.5', still],
  ['the same, rewards 20 steps late', { ...still, delay: 20 }],
  [
    'two arms that change places at half time',
    {
      arms: [
        { id: 'first', chance: (step) => (step < steps / 2 ? 0.9 : 0.4) },
        { id: 'second', chance: (step) => (step < steps / 2 ? 0.5 : 0.8) },
      ],
      steps,
      delay: 5,
    },
  ],
  [
    'the best arm depends on the prompt',
    {
      arms: [
        { id: 'cheap', chance: (_, [, hard = 0]) => 0.9 - 0.8 * hard },
        { id: 'strong', chance: (_, [, hard = 0]) => 0.3 + 0.5 * hard },
      ],
      steps,
      delay: 5,
      features: (uniform) => [1, uniform()],
    },
  ],
];

const { bandit } = defaultPolicy;
const players: readonly (readonly [string, Player])[] = [
  ['random', 'random'],
  ['epsilon-greedy 0.10', { ...bandit, algorithm: 'epsilon-greedy', epsilon: 0.1 }],
  ['epsilon-greedy 0.10, discount 0.99', { ...bandit, algorithm: 'epsilon-greedy', epsilon: 0.1, discount: 0.99 }],
  ['UCB1', { ...bandit, algorithm: 'ucb1' }],
  ['UCB1, discount 0.995', { ...bandit, algorithm: 'ucb1', discount: 0.995 }],
  ['Thompson', { ...bandit, algorithm: 'thompson' }],
  ['Thompson, discount 0.99', { ...bandit, algorithm: 'thompson', discount: 0.99 }],
  ['LinUCB', { ...bandit, algorithm: 'linucb' }],
];

/** Prints the regret against the oracle of every algorithm over paired seeds: `npm run bench:bandit`. */
export function main(): Promise<void> {
  console.log(`Regret against the oracle: median [5 %, 95 %] over ${seeds} paired seeds, after ${at.join(', ')} steps`);
  for (const [name, instance] of instances) {
    console.log('');
    console.log(name);
    for (const [who, player] of players) {
      const bands = regretBands(player, instance, seeds, at);
      const text = bands.map(({ median, low, high }) => `${median.toFixed(1)} [${low.toFixed(1)}, ${high.toFixed(1)}]`);
      console.log(`  ${who.padEnd(36)} ${text.map((band) => band.padEnd(26)).join('')}`);
    }
  }
  return Promise.resolve();
}
