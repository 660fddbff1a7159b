import { expect, test } from 'vitest';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import { fakeRouterModel } from '../../testing/fake-router-model';
import { steadyScenario } from '../domain/scenario';
import { ablestOf } from './endpoint-model';
import { flyFixed } from './fly-fixed';
import { RandomStreams } from './rng';
import { callMs } from './under-conditions';

const shaky = fakeEndpoint({ id: 'shaky', tier: 'cloud', errorRate: 0.3 });
const requests = Array.from({ length: 600 }, (_, k) => ({
  prompt: { id: `p${k}`, text: 'three little words', metadata: {}, origin: 'typed' as const },
  endpointId: 'shaky',
  arrivalMs: 10_000 * k,
}));

async function fly(maxAttempts: number) {
  const calls = {
    endpoints: new Map([[shaky.id, shaky]]),
    ablest: ablestOf([shaky]),
    model: fakeRouterModel,
    streams: new RandomStreams(5),
  };
  const retry = { maxAttempts, baseMs: 1000, capMs: 30_000, jitter: 'none' as const };
  const options = { sliceMs: 8, now: () => 0, yieldToHost: () => Promise.resolve() };
  return (await flyFixed(requests, { calls, scenario: steadyScenario, retry }, options))!;
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
