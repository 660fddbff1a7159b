import { describe, expect, it } from 'vitest';
import { steadyScenario } from '../../core/domain/scenario';
import { catalog } from '../../catalog/catalog';
import type { EngineHandlers } from '../engine-host';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const { defaultPolicy } = catalog;
const open = (): EngineHandlers => openEngine();

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
      'random-mix',
      'best-single',
      'all-local',
      'multi-tier',
      'oracle',
    ]);
    expect(read.strategies[0]).toMatchObject({ changes: null, localShare: { value: 0 }, privacyKept: { value: 0 } });
    expect(read.strategies[5]).toMatchObject({ id: 'all-local', privacyKept: { value: 1 } });
    expect(read.strategies[5]!.localShare.value).toBe(read.strategies[5]!.answered.value);
    const flown = read.strategies[6]!;
    // A bound that the gates hold for, too: nothing sensitive leaves, and nothing waits where another would do.
    const oracle = read.strategies[7]!;
    expect(oracle.privacyKept.value).toBe(1);
    expect(oracle.accuracy.value!).toBeGreaterThanOrEqual(flown.accuracy.value!);
    expect(oracle.meanLatencyMs!).toBeLessThan(flown.meanLatencyMs!);
    const frontier = await engine['frontier-read']({ half: 'report' }, quiet);
    const single = frontier.references.find(({ id }) => id === 'best-single')!;
    expect(read.strategies[4]!.detail).toContain(single.label.replace('best single model: ', ''));
    expect(flown.usdPerMillionTokens).toBeCloseTo(telemetry.usdPerMillionTokens!, 9);
    expect(flown.accuracy.value).toBe(telemetry.accuracy.value);
    expect(flown.changes?.usdPerRequest?.n).toBe(read.n);
    expect(read.labelSources).toEqual(telemetry.accuracy.sources);
    expect(read.reported.map((row) => row.usdPerMillionTokens)).toEqual([15, 8.5, 4.2]);
    expect(read.note).toContain('340 ms');
  });

  it('shows who is left without an answer when the cloud is down, on the same requests', async () => {
    const engine = open();
    await engine['session-start']({ seed: 42, policy: null, source: 'samples' }, quiet);
    const span = { from: { unit: 'request', value: 100 }, to: { unit: 'request', value: 200 } } as const;
    const outage = { id: 'o', kind: 'outage', target: 'cloud', flapping: null, ...span } as const;
    await engine['scenario-apply']({ scenario: { ...steadyScenario, incidents: [outage] } }, quiet);
    const { strategies } = await engine['comparison-read']({ half: null }, quiet);
    const answered = (id: string) => strategies.find((strategy) => strategy.id === id)!.answered.value!;
    expect(answered('monolithic-cloud')).toBeLessThanOrEqual(200 / 300);
    expect(answered('static-rules')).toBeLessThan(0.98);
    expect(answered('multi-tier')).toBe(1);
    expect(answered('oracle')).toBe(1);
    expect(strategies[0]!.meanLatencyMs).toBeGreaterThan(1000);
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
      ['best-single', null],
      ['all-local', null],
      ['multi-tier', null],
      ['oracle', null],
    ]);
  });
});
