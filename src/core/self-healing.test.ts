import { describe, expect, test } from 'vitest';
import { answeredCall, failedCall } from '../testing/fake-call';
import { flyScripted } from '../testing/fly-scripted';
import { sessionPolicy } from '../testing/session-policy';
import type { Policy } from './domain/policy';
import type { Prompt } from './domain/prompt';

const base = sessionPolicy();
const pattern = { id: 'all', kind: 'keyword', source: 'hello', flags: 'i', enabled: true, tier: 'cloud' } as const;
/** Everything goes to the cloud, which has three arms. */
const policyWith = (bandit: Partial<Policy['bandit']>, breaker: boolean): Policy => ({
  ...base,
  rules: { ...base.rules, patterns: [pattern] },
  bandit: { ...base.bandit, crossingBudget: 0, ...bandit },
  resilience: { ...base.resilience, breaker: { ...base.resilience.breaker, enabled: breaker } },
});
const prompts = Array.from({ length: 900 }, (_, k): Prompt => ({
  id: `p${k}`,
  text: 'hello',
  metadata: {},
  origin: 'typed',
}));
const gapMs = 1000;

/** `fast` is the best arm, but dead from request 51 to 250; the others answer worse. */
function fly(bandit: Partial<Policy['bandit']>, breaker: boolean) {
  return flyScripted(prompts, {
    policy: policyWith(bandit, breaker),
    gapMs,
    call: (endpointId, nowMs) => {
      if (endpointId !== 'fast') return answeredCall(0.02);
      return nowMs >= 50 * gapMs && nowMs < 250 * gapMs ? failedCall(0) : answeredCall(0);
    },
  });
}
const share = ({ results }: ReturnType<typeof fly>, from: number, to: number): number =>
  results.slice(from, to).filter((result) => result.decision.endpointId === 'fast').length / (to - from);

describe('an arm that dies and comes back', () => {
  test('no request is lost meanwhile, each hop is told', () => {
    for (const breaker of [true, false]) {
      const { results } = fly({}, breaker);
      expect(results.every(({ outcome }) => outcome.kind === 'completed')).toBe(true);
      const hopped = results.filter(({ outcome }) => 'attempts' in outcome && outcome.attempts.length > 1);
      expect(hopped.length).toBeGreaterThan(0);
    }
  });

  test.each(['epsilon-greedy', 'ucb1', 'thompson'] as const)(
    '%s leaves it within 200 requests, and a forgetting one returns',
    (algorithm) => {
      const epsilon = 0.1;
      const flown = fly({ algorithm, epsilon, discount: 0.97 }, false);
      expect(share(flown, 0, 50)).toBeGreaterThan(0.3);
      expect(share(flown, 100, 250)).toBeLessThan(algorithm === 'epsilon-greedy' ? epsilon / 3 + 0.03 : 0.2);
      expect(share(flown, 600, 900)).toBeGreaterThan(0.4);
    },
  );

  test('without a breaker ε-greedy gives a dead arm at most ε/K + 3 points of the 200 requests after the first 50', () => {
    const deadFromTheStart = flyScripted(prompts.slice(0, 250), {
      policy: policyWith({ epsilon: 0.1 }, false),
      gapMs,
      call: (endpointId) => (endpointId === 'fast' ? failedCall(0) : answeredCall(0.001)),
    });
    expect(share(deadFromTheStart, 50, 250)).toBeLessThanOrEqual(0.1 / 3 + 0.03);
  });

  test('with a breaker it gets probes only, and its old place back after the first that is answered', () => {
    const flown = fly({ epsilon: 0.1 }, true);
    const { failures, cooldownMs } = base.resilience.breaker;
    const calls = flown.calls.filter((call) => call.endpointId === 'fast').map((call) => call.startMs);
    const failed = flown.calls.filter((call) => call.endpointId === 'fast' && !call.reply.ok);
    const open = failed[failures - 1]!.startMs;
    const probes = calls.filter((start) => start > open && start < 250 * gapMs);
    expect(probes.length).toBeLessThanOrEqual((250 * gapMs - open) / cooldownMs);
    for (const start of probes) {
      const row = flown.results[Math.floor(start / gapMs)];
      expect(row?.decision.draw).toBe('probe');
    }
    expect(share(flown, 290, 900)).toBeGreaterThan(0.85);
  });

  test('who is left out is told in the trace, with the reason', () => {
    const { results } = fly({ epsilon: 0.1 }, true);
    const reasons = results.slice(50, 250).map(({ decision }) => decision.trace.at(-1)?.reason ?? '');
    const told = reasons.filter((reason) => reason.includes('Left out: fast (breaker open).'));
    expect(told.length).toBeGreaterThan(100);
    expect(results.slice(290).some(({ decision }) => decision.trace.at(-1)?.reason.includes('Left out'))).toBe(false);
  });

  test('an outage flag turns traffic away without a single failed call', () => {
    const policy = policyWith({}, true);
    const flagged = { ...policy, resilience: { ...policy.resilience, outageFlags: ['fast'] } };
    const { results, calls } = flyScripted(prompts.slice(0, 60), {
      policy: flagged,
      gapMs,
      call: () => answeredCall(0),
    });
    expect(calls.filter(({ endpointId }) => endpointId === 'fast')).toEqual([]);
    expect(results.every(({ outcome }) => outcome.kind === 'completed')).toBe(true);
    expect(results[0]?.decision.trace.at(-1)?.reason).toContain('fast (outage flag)');
  });
});
