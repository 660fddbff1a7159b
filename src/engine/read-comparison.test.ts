import { describe, expect, it } from 'vitest';
import { catalog } from '../catalog/catalog';
import { fakeEmbedder } from '../testing/fake-embedder';
import { createHandlers } from './create-handlers';
import type { EngineHandlers } from './engine-host';

const quiet = new AbortController().signal;
const { defaultPolicy } = catalog;
const open = (): EngineHandlers =>
  createHandlers({
    catalog,
    embedder: fakeEmbedder({}),
    now: () => performance.now(),
    voice: { push: () => undefined, journal: () => undefined },
  });

describe('comparison-read', () => {
  it('compares the strategies of the article with the run, on the same prompts', async () => {
    const engine = open();
    await engine['session-start']({ seed: 42, policy: null, source: 'samples' }, quiet);
    const [read, telemetry] = await Promise.all([
      engine['comparison-read']({ half: 'report' }, quiet),
      engine['telemetry-read']({ half: 'report' }, quiet),
    ]);
    expect(read.strategies.map(({ id }) => id)).toEqual([
      'monolithic-cloud',
      'static-rules',
      'length-rule',
      'all-local',
      'multi-tier',
    ]);
    expect(read.strategies[0]).toMatchObject({ changes: null, localShare: { value: 0 }, privacyKept: { value: 0 } });
    expect(read.strategies[3]).toMatchObject({ localShare: { value: 1 }, privacyKept: { value: 1 } });
    const flown = read.strategies[4]!;
    expect(flown.usdPerMillionTokens).toBeCloseTo(telemetry.usdPerMillionTokens!, 9);
    expect(flown.accuracy.value).toBe(telemetry.accuracy.value);
    expect(flown.changes?.usdPerRequest?.n).toBe(read.n);
    expect(read.labelSources).toEqual(telemetry.accuracy.sources);
    expect(read.reported.map((row) => row.usdPerMillionTokens)).toEqual([15, 8.5, 4.2]);
    expect(read.note).toContain('340 ms');
  });

  it('compares with nothing where the cloud is switched off', async () => {
    const engine = open();
    const local = new Set(catalog.endpoints.flatMap(({ id, tier }) => (tier === 'local' ? [id] : [])));
    const { aliases, models } = defaultPolicy;
    const onDevice = models.map((model) => ({ ...model, enabled: local.has(aliases[model.id] ?? model.id) }));
    const policy = { ...defaultPolicy, models: onDevice };
    await engine['session-start']({ seed: 42, policy, source: 'samples' }, quiet);
    const read = await engine['comparison-read']({ half: null }, quiet);
    expect(read.strategies.map(({ id, changes }) => [id, changes])).toEqual([
      ['all-local', null],
      ['multi-tier', null],
    ]);
  });
});
