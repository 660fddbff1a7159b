import { describe, expect, test } from 'vitest';
import { fakeEndpoints } from '../testing/fake-endpoints';
import { flySession } from '../testing/fly-session';
import { sessionPolicy } from '../testing/session-policy';
import { compilePolicy } from './compiled-policy';
import type { CompiledPolicy } from './compiled-policy';
import type { Policy } from './domain/policy';
import type { Prompt } from './domain/prompt';

function compiled(policy: Policy): CompiledPolicy {
  const result = compilePolicy(policy, fakeEndpoints);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}
const base = sessionPolicy();
const models = (...rows: [id: string, enabled: boolean, fromRequest: number][]): Policy =>
  sessionPolicy({ models: rows.map(([id, enabled, fromRequest]) => ({ id, enabled, fromRequest })) });

describe('compilePolicy', () => {
  test('lists a tier’s endpoints in policy order, those that are on and have begun', () => {
    const { endpointIdsOf } = compiled(
      models(['large', true, 0], ['mid', false, 0], ['fast', true, 5], ['tiny', true, 2]),
    );
    expect([0, 4, 5, 99].map((request) => endpointIdsOf('cloud', request))).toEqual([
      ['large'],
      ['large'],
      ['large', 'fast'],
      ['large', 'fast'],
    ]);
    expect([endpointIdsOf('local', 1), endpointIdsOf('local', 2)]).toEqual([[], ['tiny']]);
  });

  test('a model that left in mid-run takes part up to that request, and may have begun after others', () => {
    const { models: rows, ...rest } = models(['large', true, 0], ['fast', true, 5]);
    const left = rows.map((model) => (model.id === 'large' ? { ...model, toRequest: 3 } : model));
    const { endpointIdsOf } = compiled({ ...rest, models: left });
    expect([0, 2, 3, 5, 99].map((request) => endpointIdsOf('cloud', request))).toEqual([
      ['large'],
      ['large'],
      [],
      ['fast'],
      ['fast'],
    ]);
  });

  test('an alias is followed, and two that lead to the same endpoint make one arm', () => {
    const policy = { ...models(['best', true, 0], ['large', true, 0]), aliases: { best: 'large' } };
    expect(compiled(policy).endpointIdsOf('cloud', 0)).toEqual(['large']);
  });

  test('a price of one’s own is billed for what stands behind the name, and nothing else changes', async () => {
    const prompts = Array.from({ length: 12 }, (_, k): Prompt => ({
      id: `p${k}`,
      text: `Prove item ${k}`,
      metadata: {},
      origin: 'typed',
    }));
    const policy = models(['large', true, 0]);
    const price = {
      kind: 'token',
      inputUsdPerMTok: 0,
      outputUsdPerMTok: 0,
      cacheReadUsdPerMTok: null,
      cacheWriteUsdPerMTok: null,
    } as const;
    const free = { ...policy, models: policy.models.map((model) => ({ ...model, price })) };
    const [before, after] = await Promise.all([
      flySession([prompts], { policy }),
      flySession([prompts], { policy: free }),
    ]);
    const costs = (flown: typeof before): readonly number[] => [...flown.telemetry.columns.costUsd.subarray(0, 12)];
    expect(Math.max(...costs(before))).toBeGreaterThan(0);
    expect(Math.max(...costs(after))).toBe(0);
    expect(after.telemetry.columns.latencyMs.subarray(0, 12)).toEqual(
      before.telemetry.columns.latencyMs.subarray(0, 12),
    );
  });

  test('another target of an alias changes the endpoint, with no other edit', async () => {
    const policy = (target: string): Policy => ({
      ...models(['tiny', true, 0], ['best', true, 0]),
      aliases: { best: target },
      bandit: { ...base.bandit, crossingBudget: 0 },
    });
    const prompts = [0, 1, 2].map((k): Prompt => ({
      id: `p${k}`,
      text: 'prove this theorem '.repeat(4 + k),
      metadata: {},
      origin: 'typed',
    }));
    const servedBy = async (target: string) =>
      (await flySession([prompts], { policy: policy(target) })).rows.map((row) => row.result.decision.endpointId);
    expect(await servedBy('large')).toEqual(['large', 'large', 'large']);
    expect(await servedBy('fast')).toEqual(['fast', 'fast', 'fast']);
  });

  test.each<[string, Partial<Policy>, string]>([
    ['an alias that leads nowhere', { aliases: { tiny: 'gone' } }, 'Model tiny leads to gone'],
    ['a model that is unknown', { models: [{ id: 'x', enabled: false, fromRequest: 0 }] }, 'Model x leads to x'],
    [
      'a pattern that does not compile',
      {
        rules: {
          ...base.rules,
          patterns: [{ id: 'a', kind: 'regex', source: '(', flags: '', enabled: true, tier: 'cloud' }],
        },
      },
      'Pattern (:',
    ],
    [
      'a trigger that does not compile',
      { rules: { ...base.rules, triggers: [{ id: 'a', kind: 'regex', source: '[', flags: '', enabled: true }] } },
      'Trigger [:',
    ],
    [
      'a safe list that does not compile',
      { rules: { ...base.rules, safeLists: [{ id: 'a', name: 'Greetings', enabled: true, patterns: ['('] }] } },
      'Safe list Greetings:',
    ],
  ])('refuses %s and names it', (_what, patch, message) => {
    const result = compilePolicy(sessionPolicy(patch), fakeEndpoints);
    expect(result).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
    expect(result.ok ? '' : result.failure.message).toContain(message);
  });

  test('does not look at what is switched off', () => {
    const broken = { id: 'a', kind: 'regex', source: '(', flags: '', enabled: false } as const;
    const { patterns, triggers } = compiled(
      sessionPolicy({ rules: { ...base.rules, triggers: [broken], patterns: [{ ...broken, tier: 'cloud' }] } }),
    );
    expect([patterns, triggers]).toEqual([[], []]);
  });
});
