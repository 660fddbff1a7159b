import { describe, expect, it } from 'vitest';
import type { LiveRecord } from '../../core/domain/live-record';
import type { Policy } from '../../core/domain/policy';
import { fakePolicy } from '../../testing/fake-policy';
import { LiveRun } from './live-run';

const policy = (bandit: Partial<Policy['bandit']>): Policy => {
  const base = fakePolicy([]);
  return { ...base, bandit: { ...base.bandit, ...bandit } };
};

/** An answer of `a` within so many ms; `failed` first by `b`, where that is said. */
function recordOf(latencyMs: number, more: { readonly bFailed?: boolean; readonly untaught?: true } = {}): LiveRecord {
  const tokens = { input: 3, cacheRead: 0, cacheWrite: 0, visible: 5, reasoning: 0 };
  const attempt = { startMs: 0, waitMs: 0, durationMs: latencyMs, costUsd: 0 };
  const error = { code: 'http-500', message: 'broken', retryable: true } as const;
  const failed = more.bFailed === true ? [{ ...attempt, endpointId: 'b', error }] : [];
  return {
    prompt: { id: `p${latencyMs}`, text: 'What is a field?', metadata: {}, origin: 'typed' },
    startedAt: '2026-11-21T10:00:00.000Z',
    decision: {
      endpointId: 'a',
      tier: 'cloud',
      tierDecidedBy: 'complexity',
      endpointPickedBy: 'bandit',
      trace: [],
      margin: null,
      propensity: 1,
      explored: false,
      draw: 'greedy',
      fallbacks: [],
      complexityIndex: 40,
      complexityFrom: 'embedding',
      policyVersion: 1,
    },
    semanticScore: null,
    judgeDifficulty: null,
    outcome: {
      kind: 'completed',
      ttftMs: latencyMs,
      tpotMs: 0,
      latencyMs,
      tokens,
      costUsd: 0,
      quality: null,
      qualitySource: null,
      attempts: [...failed, { ...attempt, endpointId: 'a' }],
    },
    calls: [],
    judgement: null,
    ...(more.untaught === undefined ? {} : { untaught: more.untaught }),
  } as unknown as LiveRecord;
}

describe('a live run', () => {
  it('counts input tokens as the server of the answer did, and estimates them where it did not', () => {
    const called = (usage: 'reported' | 'estimated'): LiveRecord => {
      const record = recordOf(100);
      const tokens = { input: 400, cacheRead: 30, cacheWrite: 2, visible: 5, reasoning: 0 };
      const call = { endpointId: 'a', tier: 'cloud', tokens, usage, error: null, ttftMs: 1, priced: true };
      return { ...record, calls: [call] } as unknown as LiveRecord;
    };
    const { columns } = new LiveRun(policy({}), [called('reported'), called('estimated')]).columns;
    expect([...columns.inputTokens.subarray(0, 2)]).toEqual([432, 5]);
  });

  it('keeps what LinUCB learned of the prompts when it settles', () => {
    const run = new LiveRun(policy({ algorithm: 'linucb' }), [recordOf(100), recordOf(200)]);
    const features = [1, 0.4, 0.1, 0, 0];
    const learned = run.arms.linearIndex('a', features, 1);
    expect(learned).not.toBe(run.arms.linearIndex('unknown', features, 1));
    run.settle();
    expect(run.arms.linearIndex('a', features, 1)).toBe(learned);
  });

  it('forgets as the policy says', () => {
    const records = [recordOf(100), recordOf(20_000), recordOf(20_000)];
    const [all, late] = [1, 0.5].map((discount) => new LiveRun(policy({ discount }), records).arms.arm('a'));
    expect(late?.meanReward).toBeLessThan(all?.meanReward ?? 0);
  });

  it('teaches nothing of what was flown while the arms were frozen', () => {
    const run = new LiveRun(policy({}), [recordOf(100), recordOf(20_000, { untaught: true, bFailed: true })]);
    run.settle();
    expect(run.arms.arm('a')).toMatchObject({ pulls: 2, rewards: 1, pending: 0 });
    expect(run.arms.arm('b')).toMatchObject({ pulls: 1, rewards: 0 });
  });
});
