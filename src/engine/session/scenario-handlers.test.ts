import { describe, expect, it } from 'vitest';
import { steadyScenario } from '../../core/domain/scenario';
import type { Incident, Scenario } from '../../core/domain/scenario';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const span = { from: { unit: 'request', value: 100 }, to: { unit: 'request', value: 160 } } as const;
const outage: Incident = { id: 'outage', kind: 'outage', target: 'cloud', flapping: null, ...span };
const withIncidents = (...incidents: Incident[]): Scenario => ({ ...steadyScenario, incidents });

async function open() {
  const voice = { push: () => undefined, journal: () => undefined };
  const engine = openEngine({ voice });
  const { telemetryHash } = await engine['session-start']({ seed: 42, policy: null, source: 'samples' }, quiet);
  const apply = async (scenario: Scenario): Promise<string> =>
    (await engine['scenario-apply']({ scenario }, quiet)).telemetryHash;
  const read = async () => engine['scenario-read'](null, quiet);
  return { engine, telemetryHash, apply, read };
}

describe('a scenario', () => {
  it('flies the session again, and brings the same telemetry back when it is taken off', async () => {
    const { telemetryHash, apply } = await open();
    const hit = await apply(withIncidents(outage));
    expect(hit).not.toBe(telemetryHash);
    expect(await apply(steadyScenario)).toBe(telemetryHash);
    expect(await apply(withIncidents(outage))).toBe(hit);
  });

  it('says of an outage which requests met it, which were lost, and when all was well again', async () => {
    const { apply, read } = await open();
    await apply(withIncidents(outage));
    const [report] = (await read()).reports;
    expect(report).toMatchObject({ state: 'ended', fromRow: 100, toRow: 160, n: 60, requestsLost: 0 });
    expect(report!.failedOver).toBeGreaterThan(3);
    expect(report!.recovery.kind).toBe('recovered');
    expect(report!.toMs! - report!.fromMs!).toBeGreaterThan(10_000);
  });

  it('counts as lost what nothing could answer', async () => {
    const { apply, read } = await open();
    await apply(withIncidents({ ...outage, target: 'all' }));
    const [report] = (await read()).reports;
    expect(report!.requestsLost).toBeGreaterThan(50);
    expect(['recovered', 'not-yet']).toContain(report!.recovery.kind);
  });

  it('reports one that has not come yet, and offers those of the catalogue', async () => {
    const { apply, read } = await open();
    const later = { unit: 'request', value: 5000 } as const;
    await apply(withIncidents({ ...outage, from: later, to: null }));
    const { reports, presets } = await read();
    expect(reports[0]).toMatchObject({ state: 'ahead', fromRow: null, n: 0, recovery: { kind: 'none' } });
    expect(presets.map(({ name }) => name)).toEqual([
      'Cloud brown-out',
      'Cloud +800 ms',
      'Price doubling',
      'Black Friday',
    ]);
  });

  it('refuses what is no scenario', async () => {
    const { apply } = await open();
    await expect(apply(withIncidents({ ...outage, kind: 'errors', share: 2 }))).rejects.toThrow(
      /scenario is not valid/,
    );
  });
});
