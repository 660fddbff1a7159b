import { expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { samples } from '../../catalog/samples';
import type { Policy } from '../../core/domain/policy';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const HOUR_MS = 3_600_000;
const price = {
  kind: 'token',
  inputUsdPerMTok: 10,
  outputUsdPerMTok: 40,
  cacheReadUsdPerMTok: null,
  cacheWriteUsdPerMTok: null,
  offPeak: { fromHour: 22, toHour: 6, factor: 0.5 },
} as const;
const drafts = samples.slice(0, 80).map(({ text }) => ({ text, metadata: { priority: 'low' as const } }));

/** A day from nine o'clock on, in which every request may wait for the night. */
async function flown(defersLow: boolean) {
  const voice = { push: () => undefined, journal: () => undefined };
  const engine = openEngine({ voice });
  const base = catalog.defaultPolicy;
  const models = base.models.map((model): Policy['models'][number] => ({ ...model, price }));
  const policy = { ...base, models, day: { startHour: 9, defersLow } };
  await engine['session-start']({ seed: 42, policy, source: 'empty' }, quiet);
  await engine.route({ drafts }, quiet);
  return engine;
}

test('an alert sees a request that waited for cheap hours when it ended, not when it came', async () => {
  const rules = [{ id: 'slow', metric: 'p95-latency', above: 1, forMs: 0 }] as const;
  const firedAt = async (defersLow: boolean): Promise<number> => {
    const { alerts } = await (await flown(defersLow))['alerts-read']({ rules }, quiet);
    return alerts[0]?.firedAtMs ?? Number.NaN;
  };
  expect(await firedAt(false)).toBeLessThan(HOUR_MS);
  expect(await firedAt(true)).toBeGreaterThan(12.9 * HOUR_MS);
});

test('what routing is compared with waits for cheap hours too', async () => {
  const costs = async (defersLow: boolean) => {
    const { strategies } = await (await flown(defersLow))['comparison-read']({ half: null }, quiet);
    return new Map(strategies.map(({ id, usdPerThousandRequests }) => [id, usdPerThousandRequests ?? Number.NaN]));
  };
  const [atOnce, deferred] = [await costs(false), await costs(true)];
  for (const id of ['monolithic-cloud', 'static-rules', 'all-local'] as const)
    expect((deferred.get(id) ?? Number.NaN) / (atOnce.get(id) ?? Number.NaN)).toBeCloseTo(0.5, 6);
});
