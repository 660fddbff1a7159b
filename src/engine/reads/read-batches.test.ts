import { expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { samples } from '../../catalog/samples';
import { openEngine } from '../../testing/open-engine';

const { signal } = new AbortController();

test('batches of 10: fewer calls, half of their price saved, and the wait is told', async () => {
  const voice = { push: () => undefined, journal: () => undefined };
  const engine = openEngine({ voice });
  const policy = { ...catalog.defaultPolicy, batching: { size: 10, maxWaitMs: 900_000 } };
  await engine['session-start']({ seed: 42, policy, source: 'empty' }, signal);
  const drafts = samples.map(({ text }) => ({ text, metadata: { priority: 'low' as const } }));
  await engine.route({ drafts }, signal);
  const { batched, calls, usd, savedUsd, wait, lowPriority, endpoints } = await engine['batches-read'](null, signal);
  expect(lowPriority).toBe(drafts.length);
  expect(batched).toBeGreaterThan(40);
  expect(calls).toBeLessThan(batched / 10 + endpoints.length + 1);
  expect(savedUsd).toBeCloseTo(usd, 9);
  expect(endpoints.every(({ endpointId }) => catalog.endpoints.find(({ id }) => id === endpointId)?.batch)).toBe(true);
  expect(wait?.longestMs).toBeGreaterThanOrEqual(wait?.p95Ms ?? Number.POSITIVE_INFINITY);
  const { buckets } = await engine['series-read'](null, signal);
  expect(Math.max(...buckets.map(({ load }) => load?.waiting ?? 0))).toBeGreaterThan(0);
});

test('what it is held against joins batches too: all cloud pays half of its price for requests of low priority', async () => {
  const voice = { push: () => undefined, journal: () => undefined };
  const engine = openEngine({ voice });
  await engine['session-start']({ seed: 42, policy: catalog.defaultPolicy, source: 'empty' }, signal);
  const drafts = samples.map(({ text }) => ({ text, metadata: { priority: 'low' as const } }));
  await engine.route({ drafts }, signal);
  const cost = async () => {
    const { strategies } = await engine['comparison-read']({ half: null }, signal);
    const { usdPerThousandRequests } = strategies.find(({ id }) => id === 'monolithic-cloud')!;
    const { allCloudUsdPerThousandRequests: tile } = await engine['telemetry-read']({ half: null }, signal);
    expect(tile).toBeCloseTo(usdPerThousandRequests!, 9);
    return usdPerThousandRequests!;
  };
  const alone = await cost();
  const policy = { ...catalog.defaultPolicy, batching: { size: 10, maxWaitMs: 900_000 } };
  await engine['policy-apply']({ policy }, signal);
  // No retry meets the batch's price, and hardly a call fails.
  expect((await cost()) / alone).toBeCloseTo(0.5, 1);
});
