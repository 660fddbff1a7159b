import { describe, expect, test } from 'vitest';
import { fakeEndpoints } from '../../testing/fake-endpoints';
import { flySession } from '../../testing/fly-session';
import { sessionPolicy } from '../../testing/session-policy';
import { compilePolicy } from '../compiled-policy';
import type { Prompt } from '../domain/prompt';
import { steadyScenario } from '../domain/scenario';

const server = { concurrency: 4, requestsPerMinute: null, tokensPerMinute: null, coldStartMs: 0, keepWarmMs: null };
const endpoints = fakeEndpoints.map((one) => (one.tier === 'local' ? { ...one, server } : one));
const prompts = Array.from({ length: 3000 }, (_, k): Prompt => ({
  id: `p${k}`,
  text: 'river bond table '.repeat(4 + (k % 14)) + k,
  metadata: {},
  origin: 'typed',
}));
// A day a minute, whose peak the local places do not hold.
const arrivals = { kind: 'diurnal', perSecond: 10, periodMs: 60_000, swing: 0.9 } as const;

async function fly(fill: number | null, perSecond = 10) {
  const base = sessionPolicy({ bandit: { ...sessionPolicy().bandit, epsilon: 0, crossingBudget: 0, frozen: true } });
  const anticipate = fill === null ? null : { fill };
  const policy = { ...base, resilience: { ...base.resilience, anticipate } };
  const compiled = compilePolicy(policy, endpoints);
  if (!compiled.ok) throw new Error(compiled.failure.message);
  const scenario = { ...steadyScenario, arrivals: { ...arrivals, perSecond } };
  const { rows, hash, telemetry } = await flySession([prompts], {
    policy,
    world: { policy: compiled.value, endpoints, scenario },
  });
  const waited = telemetry.columns.queueMs.subarray(0, rows.length).reduce((sum, ms) => sum + ms, 0) / rows.length;
  return { rows, hash, waited, moved: rows.filter(({ result }) => result.decision.movedAhead === true) };
}

describe('a load that is foreseen', () => {
  test('is met before it comes: what would not fit goes to the cloud, and less is waited in line', async () => {
    const [with_, without] = [await fly(0.8), await fly(null)];
    expect(without.moved).toEqual([]);
    expect(with_.moved.length).toBeGreaterThan(50);
    for (const { result } of with_.moved) {
      expect(result.decision.tier).toBe('local');
      expect(endpoints.find(({ id }) => id === result.decision.endpointId)?.tier).toBe('cloud');
      expect(['semantic', 'complexity', 'judge']).toContain(result.decision.tierDecidedBy);
    }
    expect(with_.waited).toBeLessThan(0.8 * without.waited);
  });

  test('moves nothing where the places suffice, and the same each time', async () => {
    expect((await fly(0.8, 0.5)).moved).toEqual([]);
    expect((await fly(0.8)).hash).toBe((await fly(0.8)).hash);
  });
});
