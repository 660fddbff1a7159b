import { describe, expect, test } from 'vitest';
import { fakePolicy } from '../../testing/fake-policy';
import { RandomStreams } from '../sim/rng';
import type { ArmPrior } from './arm-table';
import { ArmTable } from './arm-table';
import { pickEndpoint } from './bandit';
import { learningOf, learningOfAnswer } from './learning-of';
import { QuotedArms } from './quoted-arms';
import { rewardFor } from './reward-of';

const algorithms = ['epsilon-greedy', 'ucb1', 'thompson', 'linucb'] as const;
const policy = fakePolicy([]);
const objective = { ...policy.objective, quality: 70, latency: 15, cost: 15 };
const features = [1, 0.5];

/** Two endpoints that answer alike, and what each cost so far. */
function taught(usd: Readonly<Record<string, number>>, algorithm: (typeof algorithms)[number], prior?: ArmPrior) {
  const arms = new ArmTable(() => prior ?? null);
  const bandit = { ...policy.bandit, algorithm, discount: 1, epsilon: 0.1 };
  for (let k = 0; k < 400; k += 1) {
    for (const id of ['a', 'b']) {
      const reward = rewardFor({ quality: Number(k % 5 > 0), latencyMs: 2000, costUsd: usd[id] ?? 0 }, objective);
      arms.pull(id);
      arms.reward(id, reward.value, learningOfAnswer({ bandit, objective }, features, reward, 1));
    }
  }
  return { arms, bandit };
}

describe('an index with the price of now', () => {
  test.each(algorithms)(
    '%s goes to the cheaper of two alike from the first request after a price has doubled',
    (algorithm) => {
      const usd = { a: 0.006, b: 0.009 };
      const { arms, bandit } = taught(usd, algorithm);
      const sharesAt = (quotes: Readonly<Record<string, number>>): number => {
        const quoted = new QuotedArms(arms, objective, (id) => quotes[id] ?? 0);
        const stream = new RandomStreams(7).stream(algorithm);
        const picks = Array.from({ length: 200 }, () => pickEndpoint(['b', 'a'], quoted, bandit, stream, features));
        return picks.filter(({ endpointId }) => endpointId === 'a').length / picks.length;
      };
      // Thompson goes on trying both, as far as 400 rewards leave it in doubt.
      const [most, least] = algorithm === 'thompson' ? [0.6, 0.4] : [0.9, 0.1];
      expect(sharesAt(usd)).toBeGreaterThanOrEqual(most);
      expect(sharesAt({ ...usd, a: 0.012 })).toBeLessThanOrEqual(least);
    },
  );

  test('is the mean reward itself where prices stay and nothing is believed beforehand', () => {
    const { arms } = taught({ a: 0.006, b: 0.009 }, 'epsilon-greedy');
    const expected = (id: string) =>
      new QuotedArms(arms, objective, (one) => (one === 'a' ? 0.006 : 0.009)).arm(id).expectedReward;
    for (const id of ['a', 'b']) {
      expect(expected(id)).toBeCloseTo(arms.arm(id).meanReward ?? Number.NaN, 12);
      arms.fail(id);
      expect(expected(id)).toBeCloseTo(arms.arm(id).meanReward ?? Number.NaN, 12);
    }
  });

  test('stands for one decision: what is learned meanwhile shows in the next', () => {
    const { arms } = taught({ a: 0.006 }, 'epsilon-greedy');
    const [one, next] = [0, 1].map(() => new QuotedArms(arms, objective, () => 0.006));
    const before = one?.arm('a').expectedReward;
    arms.fail('a');
    expect(one?.arm('a').expectedReward).toBe(before);
    expect(next?.arm('a').expectedReward).toBeLessThan(before ?? 0);
  });

  test('learns how far bills are from the price, and that nobody answers', () => {
    const arms = new ArmTable();
    const quoted = new QuotedArms(arms, objective, () => 0.001);
    const reward = rewardFor({ quality: 1, latencyMs: 0, costUsd: 0.005 }, objective);
    arms.reward('long', reward.value, learningOfAnswer({ bandit: policy.bandit, objective }, features, reward, 5));
    expect(quoted.arm('long').expectedReward).toBeCloseTo(0.85 + 0.15 / 2, 12);
    for (let k = 0; k < 3; k += 1) arms.fail('dead', learningOf(policy.bandit, features));
    expect(quoted.arm('dead').expectedReward).toBe(0);
  });

  test('what nobody has judged counts as good as the rest', () => {
    const { arms, bandit } = taught({ a: 0, b: 0 }, 'epsilon-greedy');
    const reward = rewardFor({ quality: null, latencyMs: 2000, costUsd: 0 }, objective);
    arms.reward('c', reward.value, learningOfAnswer({ bandit, objective }, features, reward, null));
    const quoted = new QuotedArms(arms, objective, () => 0);
    expect(quoted.arm('c').expectedReward).toBeCloseTo(quoted.arm('a').expectedReward ?? Number.NaN, 12);
  });
});

describe('with the word of the catalogue on quality', () => {
  const prior = { mean: 0.8, weight: 400, parts: { quality: 0.8, latency: 0.5 } };
  const qualityAfter = (good: number, bad: number): number => {
    const arms = new ArmTable(() => prior);
    const onlyQuality = { ...objective, latency: 0, cost: 0 };
    for (let k = 0; k < good + bad; k += 1) {
      const reward = rewardFor({ quality: Number(k < good), latencyMs: 2000, costUsd: 0 }, onlyQuality);
      arms.reward(
        'a',
        reward.value,
        learningOfAnswer({ bandit: { ...policy.bandit, discount: 1 }, objective: onlyQuality }, [1], reward, null),
      );
    }
    return new QuotedArms(arms, onlyQuality, () => 0).arm('a').expectedReward ?? Number.NaN;
  };

  test('bad luck moves it little, a broken model at once', () => {
    // 14 of 20 with 16 expected: 1.1 standard errors.
    expect(qualityAfter(14, 6)).toBeGreaterThan(0.79);
    expect(qualityAfter(8, 12)).toBeLessThan(0.5);
  });
});
