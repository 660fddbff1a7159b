import { describe, expect, test } from 'vitest';
import { answeredCall, failedCall } from '../../testing/fake-call';
import { flyScripted } from '../../testing/fly-scripted';
import { sessionPolicy } from '../../testing/session-policy';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import type { CallReply } from '../effects';
import { RandomStreams } from '../sim/rng';
import { simulatedConfidence } from './escalate';

const base = sessionPolicy();
const doubting = (patch: Partial<Policy['escalation']>): Policy => ({
  ...base,
  rules: { ...base.rules, enabled: false },
  semantic: { ...base.semantic, enabled: false },
  judge: { ...base.judge, enabled: false },
  complexity: { enabled: true, edgeThreshold: 100, band: 0 },
  bandit: { ...base.bandit, epsilon: 0, crossingBudget: 0 },
  escalation: { ...base.escalation, enabled: true, ...patch },
});
const prompts = Array.from({ length: 200 }, (_, k): Prompt => ({
  id: `p${k}`,
  text: 'river bond table',
  metadata: {},
  origin: 'typed',
}));
const rated = (confidence: number): CallReply => ({ ...answeredCall(1), confidence }) as CallReply;
const isLocal = (id: string): boolean => id === 'tiny' || id === 'small';

describe('a doubted answer', () => {
  const one = prompts.slice(0, 1);

  test('is discarded, billed, and asked of the cloud; its time counts', () => {
    const { results, context } = flyScripted(one, {
      policy: doubting({ threshold: 0.6, checkMs: 30 }),
      call: (id) => (isLocal(id) ? rated(0.5) : answeredCall(8)),
    });
    const { decision, outcome } = results[0]!;
    expect(decision).toMatchObject({ tier: 'local', endpointId: 'tiny' });
    const attempts = [
      { endpointId: 'tiny', discarded: true },
      { endpointId: 'fast', startMs: 5 + 200 + 30 },
    ];
    expect(outcome).toMatchObject({ kind: 'completed', costUsd: 9, latencyMs: 5 + 200 + 30 + 200, attempts });
    expect(context.arms.arm('tiny').meanReward).toBe(0);
    expect(context.arms.arm('fast').meanReward).toBeGreaterThan(0);
  });

  test('serves after all when the cloud fails, and everything is billed', () => {
    const { results } = flyScripted(one, {
      policy: doubting({ threshold: 0.6 }),
      call: (id) => (isLocal(id) ? rated(0.5) : failedCall(2)),
    });
    const { outcome } = results[0]!;
    expect(outcome).toMatchObject({ kind: 'completed', costUsd: 1 + 6 });
    expect('attempts' in outcome && outcome.attempts.map(({ endpointId }) => endpointId)).toEqual([
      'fast',
      'mid',
      'large',
      'tiny',
    ]);
  });

  test('nothing is asked again of a sure answer, nor after a rule, nor past a gate, nor live without a confidence', () => {
    const count = (policy: Policy, prompt: Prompt, reply: CallReply, live = false) =>
      flyScripted([prompt], { policy, context: { live }, call: () => reply }).calls.length;
    const [prompt] = prompts;
    const policy = doubting({ threshold: 0.6 });
    expect(count(policy, prompt!, rated(0.7))).toBe(1);
    expect(count(policy, prompt!, rated(0.5))).toBe(2);
    expect(count({ ...policy, rules: base.rules }, { ...prompt!, text: 'hi' }, rated(0.5))).toBe(1);
    expect(count(policy, { ...prompt!, text: 'river bond ana@example.org' }, rated(0.5))).toBe(1);
    expect(count(policy, prompt!, answeredCall(1), true)).toBe(1);
  });
});

describe('the simulated check', () => {
  test.each([0.5, 0.8, 0.95])('of AUC %d scores a good answer above a bad one that often', (auc) => {
    const streams = new RandomStreams(5);
    const draw = (quality: number, k: number) =>
      simulatedConfidence({ quality }, auc, streams.stream(`${quality}/${k}`)) ?? 0;
    let above = 0;
    for (let k = 0; k < 8000; k += 1) above += Number(draw(1, k) > draw(0, k));
    expect(Math.abs(above / 8000 - auc)).toBeLessThan(0.02);
  });

  test('escalates more bad answers than good ones', () => {
    const escalated = (quality: 0 | 1) => {
      const { results } = flyScripted(prompts, {
        policy: doubting({ threshold: 0.5, verifierAuc: 0.8 }),
        call: (id) => ({ ...answeredCall(1), quality: isLocal(id) ? quality : 1 }) as CallReply,
      });
      return (
        results.filter(({ outcome }) => 'attempts' in outcome && outcome.attempts.length > 1).length / prompts.length
      );
    };
    // Uniform for bad answers; 0.5 to the power of 4 for good ones.
    expect(Math.abs(escalated(0) - 0.5)).toBeLessThan(0.1);
    expect(Math.abs(escalated(1) - 0.0625)).toBeLessThan(0.05);
  });
});
