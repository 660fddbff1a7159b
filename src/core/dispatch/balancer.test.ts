import { describe, expect, test } from 'vitest';
import { answeredCall, failedCall } from '../../testing/fake-call';
import { flyScripted } from '../../testing/fly-scripted';
import { sessionPolicy } from '../../testing/session-policy';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import type { CallReply } from '../effects';

type Strategy = Policy['resilience']['replicas'][number]['strategy'];

const base = sessionPolicy();
const pattern = { id: 'all', kind: 'keyword', source: 'hello', flags: 'i', enabled: true, tier: 'cloud' } as const;
const policyWith = (strategy: Strategy, weights: Readonly<Record<string, number>>): Policy => ({
  ...base,
  rules: { ...base.rules, patterns: [pattern] },
  models: base.models.map((model) => ({ ...model, enabled: model.id === 'fast' })),
  resilience: {
    ...base.resilience,
    replicas: [
      { endpoint: 'fast', strategy, members: Object.entries(weights).map(([id, weight]) => ({ id, weight })) },
    ],
  },
});
const prompts = Array.from({ length: 300 }, (_, k): Prompt => ({
  id: `p${k}`,
  text: 'hello',
  metadata: {},
  origin: 'typed',
}));
const slow: CallReply = { ...answeredCall(0), tpotMs: 300 } as CallReply;
const even = { fast: 1, mid: 1, large: 1 };

function shares(
  strategy: Strategy,
  weights: Readonly<Record<string, number>>,
  call: (endpointId: string) => CallReply = () => answeredCall(0),
  gapMs = 60,
) {
  const flown = flyScripted(prompts, { policy: policyWith(strategy, weights), gapMs, call: (id) => call(id) });
  return Object.keys(weights).map((id) => flown.calls.filter((one) => one.endpointId === id).length);
}

describe('300 requests over three replicas', () => {
  test('round robin gives each a hundred', () => {
    for (const count of shares('round-robin', even)) expect(Math.abs(count - 100)).toBeLessThanOrEqual(1);
  });

  test('least connections gives the slow one fewer', () => {
    const [first = 0, second = 0, third = 0] = shares('least-connections', even, (id) =>
      id === 'large' ? slow : answeredCall(0),
    );
    expect(third).toBeLessThan(0.5 * Math.min(first, second));
    expect(first + second + third).toBe(300);
  });

  test('weighted gives 80 and 20 of 100, spread out', () => {
    const [first = 0, second = 0] = shares('weighted', { fast: 4, mid: 1 });
    expect(Math.abs(first / 300 - 0.8)).toBeLessThanOrEqual(0.02);
    expect(first + second).toBe(300);
  });

  test('weighted least connections follows the weights while all are as fast, and leaves a slow one', () => {
    const [first = 0, second = 0] = shares('weighted-least-connections', { fast: 4, mid: 1 }, undefined, 20);
    expect(Math.abs(first / 300 - 0.8)).toBeLessThanOrEqual(0.05);
    expect(second).toBeGreaterThan(0);
    const [heavy = 0, light = 0] = shares(
      'weighted-least-connections',
      { fast: 4, mid: 1 },
      (id) => (id === 'fast' ? slow : answeredCall(0)),
      20,
    );
    expect(heavy / (heavy + light)).toBeLessThan(0.7);
  });

  test('a replica whose breaker is open gets its probes only, the others its share', () => {
    const [first = 0, second = 0, third = 0] = shares('round-robin', even, (id) =>
      id === 'mid' ? failedCall(0) : answeredCall(0),
    );
    expect(second).toBeLessThanOrEqual(7);
    expect(Math.abs(first - third)).toBeLessThanOrEqual(6);
  });
});

test('only replicas of the same tier stand in, and of the same region where one is named; the arm is the endpoint’s', () => {
  const members = { fast: 1, tiny: 1, mid: 1 };
  const here = prompts.slice(0, 30);
  const { calls, context } = flyScripted(here, {
    policy: policyWith('round-robin', members),
    call: () => answeredCall(0),
  });
  expect(new Set(calls.map((call) => call.endpointId))).toEqual(new Set(['fast', 'mid']));
  expect(context.arms.all()).toMatchObject([{ endpointId: 'fast', pulls: 30, rewards: 30 }]);
  const bound = here.map((prompt): Prompt => ({ ...prompt, metadata: { region: 'us' } }));
  const flown = flyScripted(bound, { policy: policyWith('round-robin', members), call: () => answeredCall(0) });
  expect(new Set(flown.calls.map((call) => call.endpointId))).toEqual(new Set(['fast']));
});

describe('adaptive weights', () => {
  test('adaptive takes a replica that fails out of most of the traffic, and gives it back', () => {
    const flown = flyScripted(prompts, {
      policy: {
        ...policyWith('adaptive', even),
        resilience: {
          ...policyWith('adaptive', even).resilience,
          breaker: { ...base.resilience.breaker, enabled: false },
        },
      },
      gapMs: 300,
      call: (id, nowMs) => (id === 'large' && nowMs > 15_000 && nowMs < 45_000 ? failedCall(0) : answeredCall(0)),
    });
    const share = (fromMs: number, toMs: number): number => {
      const calls = flown.calls.filter(({ startMs }) => startMs >= fromMs && startMs < toMs);
      return calls.filter(({ endpointId }) => endpointId === 'large').length / calls.length;
    };
    expect(share(0, 15_000)).toBeGreaterThan(0.25);
    expect(share(25_000, 45_000)).toBeLessThan(0.15);
    expect(share(75_000, 90_000)).toBeGreaterThan(share(25_000, 45_000));
    const points = flown.context.dispatch.weightsOf('fast');
    expect(Math.min(...points.map(({ weights }) => weights[2] ?? 1))).toBeLessThan(0.3);
    expect(points[0]?.weights).toEqual([1, 1, 1]);
  });

  test('adaptive gives the slow one fewer', () => {
    const [first = 0, , third = 0] = shares('adaptive', even, (id) => (id === 'large' ? slow : answeredCall(0)), 400);
    expect(third).toBeLessThan(first / 2);
  });
});
