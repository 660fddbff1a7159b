import { expect, test } from 'vitest';
import type { Attempt, Outcome } from '../../core/domain/outcome';
import { billSentence } from './bill-sentence';

const bill = {
  afterTokens: 1200,
  firstTier: 1,
  lastTier: 2,
  tiers: 3,
  inputUsdPerMTok: 2,
  outputUsdPerMTok: 8,
  window: { isOffPeak: true, hour: 22, factor: 0.5, savedUsd: 0.25 },
};
const ended = (patch: Partial<Attempt>): Outcome => ({
  kind: 'cancelled',
  latencyMs: 0,
  costUsd: 0,
  attempts: [{ endpointId: 'a', startMs: 0, durationMs: 1, costUsd: 0.25, ...patch }],
});

test('a bill names its tiers, its hours and its schedule, and plain prices say nothing', () => {
  expect(billSentence(ended({}))).toBeNull();
  expect(billSentence(ended({ bill: { ...bill, tiers: 1, window: null } }))).toBeNull();
  const said = billSentence(ended({ bill, deferredMs: 13 * 3_600_000 })) ?? '';
  expect(said).toMatch(/^Volume tier 1–2 of 3, after 1.200 tokens: /);
  expect(said).toContain('Deferred 13.0 h. Sent at 22:00, off-peak × 0.5, ');
});
