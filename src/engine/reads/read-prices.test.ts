import { expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { samples } from '../../catalog/samples';
import type { Policy } from '../../core/domain/policy';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const price = {
  kind: 'token',
  inputUsdPerMTok: 10,
  outputUsdPerMTok: 40,
  cacheReadUsdPerMTok: null,
  cacheWriteUsdPerMTok: null,
} as const;
const drafts = samples
  .slice(0, 120)
  .map(({ text }, k) => ({ text, metadata: { priority: k % 2 === 0 ? ('low' as const) : ('high' as const) } }));

async function flown(terms: object, patch: Partial<Policy> = {}) {
  const voice = { push: () => undefined, journal: () => undefined };
  const engine = openEngine({ voice });
  const base = catalog.defaultPolicy;
  const models = base.models.map((model): Policy['models'][number] => ({ ...model, price: { ...price, ...terms } }));
  const policy = { ...base, models, ...patch };
  await engine['session-start']({ seed: 42, policy, source: 'empty' }, quiet);
  await engine.route({ drafts }, quiet);
  return {
    prices: await engine['prices-read'](null, quiet),
    telemetry: await engine['telemetry-read']({ half: null }, quiet),
  };
}

test('what the metered endpoints billed is what the session cost, in tiers and out of them', async () => {
  const tiers = [{ afterTokens: 2000, inputUsdPerMTok: 1, outputUsdPerMTok: 4 }];
  const { prices, telemetry } = await flown({ tiers });
  const billed = prices.endpoints.reduce((sum, { usd }) => sum + usd, 0);
  expect(Math.abs(billed - telemetry.costUsd)).toBeLessThan(1e-9);
  expect(Math.max(...prices.endpoints.map(({ tokens }) => tokens))).toBeGreaterThan(2000);
  const { telemetry: plain } = await flown({});
  expect(telemetry.costUsd).toBeLessThan(plain.costUsd);
});

test('deferred requests are counted with their schedule and what they saved', async () => {
  const terms = { offPeak: { fromHour: 22, toHour: 6, factor: 0.5 } };
  const { prices } = await flown(terms, { day: { startHour: 9, defersLow: true } });
  const waited = prices.endpoints.filter(({ deferredRows }) => deferredRows > 0);
  const rows = waited.reduce((sum, one) => sum + one.deferredRows, 0);
  expect(rows).toBeGreaterThan(20);
  expect(rows).toBeLessThanOrEqual(60);
  for (const { schedule, deferredSavedUsd } of waited) {
    expect(schedule?.arrivedHour).toBeCloseTo(9, 1);
    expect(schedule?.sentHour).toBeCloseTo(22, 3);
    expect(schedule?.longestHours).toBeLessThanOrEqual(13);
    expect(deferredSavedUsd).toBeGreaterThan(0);
  }
});
