import { describe, expect, test } from 'vitest';
import { flySession } from '../../testing/fly-session';
import { sessionPolicy } from '../../testing/session-policy';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';

const night = { fromHour: 22, toHour: 6, factor: 0.5 };
const prompts = Array.from({ length: 40 }, (_, k): Prompt => ({
  id: `p${k}`,
  text: 'river bond table '.repeat(4 + (k % 14)) + k,
  metadata: { priority: k % 2 === 0 ? 'low' : 'normal' },
  origin: 'typed',
}));
const price = {
  kind: 'token',
  inputUsdPerMTok: 10,
  outputUsdPerMTok: 40,
  cacheReadUsdPerMTok: null,
  cacheWriteUsdPerMTok: null,
  offPeak: night,
} as const;

async function fly(defersLow: boolean) {
  const base = sessionPolicy();
  const models = base.models.map((model): Policy['models'][number] => ({ ...model, price }));
  const { rows } = await flySession([prompts], { policy: { ...base, models, day: { startHour: 9, defersLow } } });
  return rows.flatMap(({ prompt, result: { outcome } }) => {
    const attempts = 'attempts' in outcome ? outcome.attempts : [];
    return attempts.length === 0 || !('latencyMs' in outcome) ? [] : [{ prompt, outcome, attempts }];
  });
}

describe('requests of low priority', () => {
  test('wait for the cheap hours where the policy says so, the others do not', async () => {
    const rows = await fly(true);
    const deferred = rows.filter(({ attempts }) => (attempts[0]?.deferredMs ?? 0) > 0);
    expect(deferred.length).toBeGreaterThan(10);
    expect(deferred.every(({ prompt }) => prompt.metadata.priority === 'low')).toBe(true);
    expect(rows.filter(({ prompt }) => prompt.metadata.priority === 'low').length).toBe(deferred.length);
    for (const { attempts, outcome } of deferred) {
      const { bill, deferredMs, costUsd } = attempts.findLast((attempt) => attempt.bill !== undefined)!;
      expect(bill?.window).toMatchObject({ isOffPeak: true, factor: 0.5 });
      expect(bill?.window?.savedUsd).toBeCloseTo(costUsd, 12);
      expect(deferredMs! / 3.6e6).toBeGreaterThan(12.9);
      expect(outcome.latencyMs).toBeLessThan(120_000);
    }
  });

  test('are sent at once where it does not, at the full price', async () => {
    const rows = await fly(false);
    expect(rows.every(({ attempts }) => attempts.every(({ deferredMs }) => deferredMs === undefined))).toBe(true);
    expect(rows.every(({ attempts }) => attempts.every(({ bill }) => bill?.window?.isOffPeak !== true))).toBe(true);
  });
});
