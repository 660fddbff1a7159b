import { expect, test } from 'vitest';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import { fakeRouterModel } from '../../testing/fake-router-model';
import { steadyScenario } from '../domain/scenario';
import { ablestOf } from './endpoint-model';
import { flyFixed } from './fly-fixed';
import type { FixedRequest } from './fly-fixed';
import { RandomStreams } from './rng';
import { callMs } from './under-conditions';

const shaky = fakeEndpoint({ id: 'shaky', tier: 'cloud', errorRate: 0.3 });
const requests = Array.from({ length: 600 }, (_, k) => ({
  prompt: { id: `p${k}`, text: 'three little words', metadata: {}, origin: 'typed' as const },
  endpointId: 'shaky',
  arrivalMs: 10_000 * k,
  request: k,
}));

async function fly(maxAttempts: number, own: readonly FixedRequest[] = requests) {
  const calls = {
    endpoints: new Map([[shaky.id, shaky]]),
    ablest: ablestOf([shaky]),
    model: fakeRouterModel,
    streams: new RandomStreams(5),
  };
  const retry = { maxAttempts, baseMs: 1000, capMs: 30_000, jitter: 'none' as const };
  const options = { sliceMs: 8, now: () => 0, yieldToHost: () => Promise.resolve() };
  return (await flyFixed(own, { calls, scenario: steadyScenario, retry }, options))!;
}

test('tries again as often as the retries allow, and counts the waits and the bills of all calls', async () => {
  const [once, thrice] = [await fly(1), await fly(3)];
  const answered = (ends: typeof once) => ends.filter(({ reply }) => reply.ok).length / ends.length;
  expect(Math.abs(answered(once) - 0.7)).toBeLessThan(0.06);
  expect(answered(thrice)).toBeGreaterThan(0.94);
  for (const [request, first] of once.entries()) {
    const end = thrice[request]!;
    if (first.reply.ok) expect(end).toEqual(first);
    else expect(end.latencyMs).toBeGreaterThanOrEqual(first.latencyMs + 1000 + callMs(end.reply) - 1e-6);
    expect(end.costUsd).toBeGreaterThanOrEqual(first.costUsd);
  }
});

test('what waits for a batch pays its share of the price, and its way is part of no latency', async () => {
  const batch = { size: 10, windowHours: 24, maxWaitMs: 900_000, factor: 0.5 };
  const [alone, batched] = [
    await fly(1),
    await fly(
      1,
      requests.map((request) => ({ ...request, batch })),
    ),
  ];
  for (const [request, end] of batched.entries()) {
    const before = alone[request]!;
    expect(end.reply.ok).toBe(before.reply.ok);
    expect(end.costUsd).toBeCloseTo(0.5 * before.costUsd, 12);
    expect(end.latencyMs).toBeCloseTo(before.latencyMs, 6);
  }
});
