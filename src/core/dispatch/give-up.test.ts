import { describe, expect, test } from 'vitest';
import { answeredCall, failedCall } from '../../testing/fake-call';
import { flyScripted } from '../../testing/fly-scripted';
import { sessionPolicy } from '../../testing/session-policy';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import type { CallReply } from '../effects';

const base = sessionPolicy({ bandit: { ...sessionPolicy().bandit, epsilon: 0, crossingBudget: 0 } });
const { degradation } = base.resilience;
const resilient = (patch: Partial<Policy['resilience']>): Policy => ({
  ...base,
  resilience: { ...base.resilience, ...patch },
});
const hellos = (count: number): Prompt[] =>
  Array.from({ length: count }, (_, k) => ({ id: `p${k}`, text: 'hello', metadata: {}, origin: 'typed' }));

describe('a request that nobody answers', () => {
  test('when nobody answers it degrades in the policy’s order: people’s queue while it has places, then the text', () => {
    const order: Policy['resilience']['degradation']['order'] = ['hand-off', 'canned'];
    const policy = resilient({ degradation: { ...degradation, order, cannedText: 'Later.', handOffPlaces: 2 } });
    const { results } = flyScripted(hellos(3), { policy, call: () => failedCall(1) });
    expect(results.map(({ outcome }) => outcome)).toMatchObject([
      { kind: 'degraded', how: 'hand-off', costUsd: 3, error: { code: 'endpoint-error' } },
      { kind: 'degraded', how: 'hand-off' },
      { kind: 'degraded', how: 'canned', text: 'Later.' },
    ]);
  });

  test('a short answer is asked of the cheapest endpoint that was not tried, billed, and told; where it fails the next way is taken', () => {
    const order: Policy['resilience']['degradation']['order'] = ['shorter', 'hand-off'];
    const policy = resilient({ maxEndpoints: 1, degradation: { ...degradation, order, shorterTokens: 40 } });
    const flown = (call: (attempt: number) => CallReply) =>
      flyScripted(hellos(1), { policy, call: (_, _now, attempt) => call(attempt) });
    const helped = flown((attempt) => (attempt === 0 ? failedCall(1) : answeredCall(2)));
    expect(helped.calls.map(({ endpointId }) => endpointId)).toEqual(['tiny', 'fast']);
    expect(helped.results[0]).toMatchObject({
      reward: null,
      outcome: { kind: 'degraded', how: 'shorter', costUsd: 3, latencyMs: 254, answer: { quality: 1 } },
    });
    expect(helped.results[0]?.outcome).toHaveProperty(
      'text',
      expect.stringMatching(/^Short answer by fast, at most 40/),
    );
    expect(helped.context.arms.arm('fast')).toMatchObject({ pulls: 1, pending: 0, meanReward: null });
    const lost = flown(() => failedCall(1));
    expect(lost.results[0]?.outcome).toMatchObject({ kind: 'degraded', how: 'hand-off', costUsd: 2 });
  });
});
