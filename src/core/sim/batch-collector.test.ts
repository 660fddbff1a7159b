import { describe, expect, test } from 'vitest';
import { fakeEndpoints } from '../../testing/fake-endpoints';
import { flySession } from '../../testing/fly-session';
import { sessionPolicy } from '../../testing/session-policy';
import { compilePolicy } from '../compiled-policy';
import type { Prompt } from '../domain/prompt';

const source = { source: 'invented for tests', retrievedOn: '2026-01-01', approx: true, note: '' };
const selling = fakeEndpoints.map((endpoint) =>
  endpoint.tier === 'cloud' ? { ...endpoint, batch: { discount: 0.5, windowHours: 24, source } } : endpoint,
);
const prompts = Array.from({ length: 60 }, (_, k): Prompt => ({
  id: `p${k}`,
  text: 'river bond table '.repeat(4 + (k % 14)) + k,
  metadata: { priority: k % 2 === 0 ? 'low' : 'normal' },
  origin: 'typed',
}));

async function fly(size: number | null, maxWaitMs = 60_000) {
  const bandit = { ...sessionPolicy().bandit, epsilon: 0, crossingBudget: 0, frozen: true };
  const policy = sessionPolicy({ bandit, batching: size === null ? null : { size, maxWaitMs } });
  const compiled = compilePolicy(policy, selling);
  if (!compiled.ok) throw new Error(compiled.failure.message);
  const { rows, hash } = await flySession([prompts], { policy, world: { policy: compiled.value, endpoints: selling } });
  const ended = rows.flatMap(({ prompt, result: { outcome } }) =>
    'attempts' in outcome ? outcome.attempts.map((attempt) => ({ prompt, attempt, outcome })) : [],
  );
  return { ended, hash, batched: ended.filter(({ attempt }) => attempt.batch !== undefined) };
}

describe('requests of low priority in batches', () => {
  test('go in calls of the size asked for, the last of each endpoint as many as are left, at half the price', async () => {
    const { batched } = await fly(5);
    expect(batched.length).toBeGreaterThan(10);
    expect(batched.every(({ prompt }) => prompt.metadata.priority === 'low')).toBe(true);
    const calls = new Map<string, typeof batched>();
    for (const one of batched) {
      const key = `${one.attempt.endpointId}/${one.attempt.batch!.number}`;
      calls.set(key, [...(calls.get(key) ?? []), one]);
    }
    for (const members of calls.values())
      for (const { attempt } of members) expect(attempt.batch!.size).toBe(members.length);
    expect([...calls.values()].every((members) => members.length <= 5)).toBe(true);
    expect([...calls.values()].filter((members) => members.length === 5).length).toBeGreaterThan(1);
    const { ended } = await fly(null);
    const alone = new Map(ended.map((one) => [`${one.prompt.id}/${one.attempt.endpointId}`, one.attempt.costUsd]));
    for (const { prompt, attempt } of batched.filter((one) => one.attempt.error === undefined)) {
      expect(attempt.batch!.savedUsd).toBeCloseTo(attempt.costUsd, 12);
      const full = alone.get(`${prompt.id}/${attempt.endpointId}`);
      if (full !== undefined) expect(attempt.costUsd).toBeCloseTo(full / 2, 12);
    }
  });

  test('wait until theirs is full, at most as long as the policy lets them, and no latency holds it', async () => {
    const { batched } = await fly(50, 2000);
    expect(batched.length).toBeGreaterThan(10);
    for (const { attempt, outcome } of batched) {
      expect(attempt.batch!.collectMs).toBeLessThanOrEqual(2000);
      expect(attempt.batch!.turnaroundMs).toBeLessThanOrEqual(24 * 3.6e6);
      expect('latencyMs' in outcome && outcome.latencyMs).toBeLessThan(120_000);
    }
    expect(Math.max(...batched.map(({ attempt }) => attempt.batch!.collectMs))).toBe(2000);
  });

  test('come out the same each time, and none goes where the policy has none', async () => {
    expect((await fly(5)).hash).toBe((await fly(5)).hash);
    expect((await fly(null)).batched).toEqual([]);
  });
});
