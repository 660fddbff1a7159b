import { expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { samples } from '../../catalog/samples';
import { openEngine } from '../../testing/open-engine';

const { signal } = new AbortController();

async function flown(enabled: boolean, usdPerGbMonth = 0) {
  const voice = { push: () => undefined, journal: () => undefined };
  const engine = openEngine({ voice });
  const { defaultPolicy } = catalog;
  const policy = { ...defaultPolicy, cache: { ...defaultPolicy.cache, enabled, usdPerGbMonth } };
  await engine['session-start']({ seed: 42, policy, source: 'empty' }, signal);
  const drafts = samples.slice(0, 60).map(({ text }) => ({ text }));
  for (let round = 0; round < 2; round += 1) await engine.route({ drafts }, signal);
  const { decidedBy, costUsd } = await engine['telemetry-read']({ half: null }, signal);
  return { savings: await engine['savings-read'](null, signal), hits: decidedBy.cache ?? 0, costUsd };
}

test('hits save what the same answers would have cost, less their storage', async () => {
  const { savings, hits, costUsd } = await flown(true, 1000);
  const without = await flown(false);
  expect(savings.cache?.hits).toBe(hits);
  expect(hits).toBeGreaterThan(30);
  expect(savings.cache?.storageUsd).toBeGreaterThan(0);
  const less = without.costUsd - costUsd;
  // The bandit went its own way without the cache, so that the two differ a little.
  expect(Math.abs((savings.cache?.savedUsd ?? 0) - less)).toBeLessThan(0.5 * less);
  expect((await flown(true)).savings.cache?.storageUsd).toBe(0);
  expect(without.savings.cache).toBeNull();
});

test('regret is told for a thousand requests beside that of chance', async () => {
  const { savings } = await flown(false);
  expect(savings.regret?.n).toBeGreaterThan(100);
  expect(savings.regret?.perThousand).toBeLessThan(savings.regret?.randomPerThousand ?? 0);
});
