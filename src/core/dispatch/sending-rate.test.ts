import { describe, expect, test } from 'vitest';
import { answeredCall } from '../../testing/fake-call';
import { flyScripted } from '../../testing/fly-scripted';
import { sessionPolicy } from '../../testing/session-policy';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import type { CallReply } from '../effects';
import { Quota } from '../sim/quota';
import { fakeFlightContext } from '../../testing/fake-flight-context';
import { dispatch } from './dispatch';
import { SendingRate } from './sending-rate';

const base = sessionPolicy();
const held = (longestWaitMs = 600_000): Policy => ({
  ...base,
  models: base.models.map((model) => ({ ...model, enabled: model.id === 'tiny' })),
  resilience: { ...base.resilience, rateLimit: { enabled: true, longestWaitMs } },
});
const prompts = (count: number) =>
  Array.from({ length: count }, (_, k): Prompt => ({ id: `p${k}`, text: 'hello', metadata: {}, origin: 'typed' }));
const refused = (retryAfterMs: number): CallReply => ({
  ok: false,
  failure: { code: 'rate-limited', message: '429', retryable: true, retryAfterMs },
  durationMs: 20,
  costUsd: 0,
});

/** `tiny` may be called 60 times a minute, and the server holds it to that. */
function flyAtTwoASecond(policy: Policy) {
  const context = fakeFlightContext(policy);
  const server = { concurrency: null, requestsPerMinute: 60, tokensPerMinute: null, coldStartMs: 0, keepWarmMs: null };
  const endpoints = new Map([...context.policy.endpoints].map(([id, endpoint]) => [id, { ...endpoint, server }]));
  const quota = new Quota(60, 0);
  return flyScripted(prompts(240), {
    policy,
    context: { policy: { ...context.policy, endpoints } },
    gapMs: 500,
    call: (_, nowMs) => {
      const waitMs = quota.waitMs(1, nowMs);
      if (waitMs > 0) return refused(waitMs);
      quota.take(1, nowMs);
      return answeredCall(0);
    },
  });
}

describe('60 requests a minute, asked twice a second', () => {
  test('the line grows and no 429 comes back', () => {
    const { results, calls, waits } = flyAtTwoASecond(held());
    expect(calls.every((call) => call.reply.ok)).toBe(true);
    expect(results.every(({ outcome }) => outcome.kind === 'completed')).toBe(true);
    expect(waits.at(-1)).toBeGreaterThan(50_000);
    const { outcome } = results.at(-1)!;
    expect(outcome).toMatchObject({ attempts: [{ waitMs: waits.at(-1) }] });
  });

  test('without holding back, they do', () => {
    const { calls } = flyAtTwoASecond({ ...held(), resilience: base.resilience });
    expect(calls.filter((call) => !call.reply.ok).length).toBeGreaterThan(50);
  });

  test('a line longer than wanted is left alone', () => {
    const { results } = flyAtTwoASecond(held(5000));
    expect(results.some(({ outcome }) => outcome.kind === 'failed' && outcome.error.code === 'overloaded')).toBe(true);
    const waits = results.flatMap(({ outcome }) =>
      'attempts' in outcome ? outcome.attempts.map((one) => one.waitMs ?? 0) : [],
    );
    expect(Math.max(...waits)).toBeLessThanOrEqual(6100);
  });
});

describe('what a server says', () => {
  const sent = (rate: SendingRate, fromMs: number, toMs: number): number => {
    let count = 0;
    for (let now = fromMs; now < toMs; now += 10) {
      if (rate.waitMs(1, now) > 0) continue;
      rate.reserve(1, now);
      rate.send();
      count += 1;
    }
    return count;
  };
  const hear = (rate: SendingRate, calls: number, now: number): void => {
    for (let k = 0; k < calls; k += 1) rate.heard(null, now);
  };

  test('a refusal pauses and halves the rate, answers bring it back', () => {
    const rate = new SendingRate(600, null, 0);
    sent(rate, 0, 60_000);
    rate.refused(5000, 60_000);
    expect(rate.waitMs(1, 60_000)).toBeGreaterThanOrEqual(5000);
    sent(rate, 60_000, 120_000);
    expect(Math.abs(sent(rate, 120_000, 180_000) - 300)).toBeLessThanOrEqual(5);
    for (let k = 0; k < 25; k += 1) rate.answered(180_000);
    expect(Math.abs(sent(rate, 180_000, 240_000) - 600)).toBeLessThanOrEqual(15);
  });

  test('no more is sent than it lets through, window by window, also where nothing was known', () => {
    const rate = new SendingRate(null, null, 0);
    expect(sent(rate, 0, 1000)).toBe(100);
    hear(rate, 99, 1000);
    rate.heard({ limitRequests: 10, remainingRequests: 4, resetMs: 2000 }, 1000);
    expect(sent(rate, 1000, 3000)).toBe(4);
    hear(rate, 4, 3000);
    expect(sent(rate, 3000, 5000)).toBe(10);
    hear(rate, 9, 5000);
    rate.heard({ limitRequests: 10, remainingRequests: 0, resetMs: 9000 }, 5000);
    expect(rate.waitMs(1, 5000)).toBeGreaterThanOrEqual(9000);
  });

  test('of a window that it has not told of one is sent at most, however long it says nothing', () => {
    const rate = new SendingRate(null, null, 0);
    sent(rate, 0, 10);
    rate.heard({ limitRequests: 10, remainingRequests: 9, resetMs: 100 }, 10);
    expect(sent(rate, 10, 60_000)).toBe(9 + 1);
    // Errors come back, and say nothing of limits.
    hear(rate, 9, 60_000);
    expect(sent(rate, 60_000, 70_000)).toBe(0);
    rate.heard({ limitRequests: 10, remainingRequests: 0, resetMs: 59_000 }, 70_000);
    expect(sent(rate, 70_000, 119_000)).toBe(0);
  });

  test('calls that wait take their places in the windows to come, and look again when their time has come', () => {
    const rate = new SendingRate(null, null, 0);
    rate.reserve(1, 0);
    rate.send();
    rate.heard({ limitRequests: 2, remainingRequests: 1, resetMs: 1000 }, 0);
    expect([1, 2, 3, 4, 5, 6].map(() => Math.floor(rate.reserve(1, 0) / 1000))).toEqual([0, 1, 1, 2, 2, 3]);
    expect(rate.heldMs(0)).toBe(0);
    rate.send();
    expect(rate.heldMs(0)).toBeGreaterThanOrEqual(1000);
  });

  test('where it does not say how long, the pause is the own, longer with every refusal in a row', () => {
    const rate = new SendingRate(null, null, 0);
    rate.refused(undefined, 0);
    rate.refused(undefined, 10);
    expect(Math.round(rate.waitMs(1, 10) / 1000)).toBe(1);
    rate.refused(undefined, 2000);
    expect(Math.round(rate.waitMs(1, 2000) / 1000)).toBe(2);
    rate.answered(5000);
    rate.refused(undefined, 5000);
    expect(Math.round(rate.waitMs(1, 5000) / 1000)).toBe(1);
  });

  test('tokens are counted beside requests', () => {
    const rate = new SendingRate(null, 1000, 0);
    expect([rate.reserve(1000, 0), rate.reserve(500, 0) > 29_000]).toEqual([0, true]);
  });
});

test('the place of a call that was never made is free again', () => {
  const rate = new SendingRate(60, 1000, 0);
  rate.reserve(1000, 0);
  expect(rate.waitMs(1000, 0)).toBeGreaterThan(0);
  rate.giveBack(1000, 0);
  expect(rate.waitMs(1000, 0)).toBe(0);
});

test('a call that is cancelled in the line gives its place back', () => {
  const context = fakeFlightContext(held());
  const server = { concurrency: null, requestsPerMinute: 60, tokensPerMinute: null, coldStartMs: 0, keepWarmMs: null };
  const endpoints = new Map([...context.policy.endpoints].map(([id, endpoint]) => [id, { ...endpoint, server }]));
  const own = { ...context, policy: { ...context.policy, endpoints } };
  const endpoint = endpoints.get('tiny')!;
  own.dispatch.rate(endpoint, 0).reserve(1, 0);
  for (let k = 0; k < 59; k += 1) own.dispatch.rate(endpoint, 0).reserve(1, 0);
  const before = own.dispatch.rate(endpoint, 0).waitMs(1, 0);
  const request = { prompt: prompts(1)[0]!, chain: ['tiny'], routerMs: 0, spare: null, banditFeatures: [] };
  const run = dispatch(request, own);
  expect(run.next().value).toMatchObject({ kind: 'wait' });
  expect(run.next({ kind: 'wait', cancelled: true })).toMatchObject({ done: true, value: { kind: 'cancelled' } });
  expect(own.dispatch.rate(endpoint, 0).waitMs(1, 0)).toBeCloseTo(before, 9);
});
