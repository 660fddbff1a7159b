import { beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { steadyScenario } from '../../core/domain/scenario';
import type { Policy } from '../../core/domain/policy';
import type { EngineHandlers } from '../engine-host';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const half = 'report' as const;
const { defaultPolicy } = catalog;

describe('the references of the frontier', () => {
  let engine: EngineHandlers;
  beforeAll(async () => {
    engine = openEngine();
    await engine['session-start']({ seed: 42, policy: null, source: 'samples' }, quiet);
  });
  const read = async () => {
    const { references, answer } = await engine['frontier-read']({ half }, quiet);
    const { allCloudUsdPerThousandRequests } = await engine['telemetry-read']({ half }, quiet);
    const usd = (id: string) => references.find((reference) => reference.id === id)!.usdPerThousandRequests;
    return { usd, answer, references, tileUsd: allCloudUsdPerThousandRequests! };
  };
  const withPolicy = (patch: Partial<Policy>) =>
    engine['policy-apply']({ policy: { ...defaultPolicy, ...patch } }, quiet);

  it('meet the faults of the run and heal with it, as tile and answer do', async () => {
    const calm = await read();
    const from = { unit: 'request', value: 0 } as const;
    const doubled = { id: 'p', kind: 'price', target: 'cloud', from, to: null, factor: 2 } as const;
    await engine['scenario-apply']({ scenario: { ...steadyScenario, incidents: [doubled] } }, quiet);
    const fault = await read();
    expect(fault.usd('all-cloud')).toBeCloseTo(2 * calm.usd('all-cloud'), 9);
    expect(fault.usd('all-cloud')).toBeCloseTo(fault.tileUsd, 9);
    expect(fault.answer).not.toBe(calm.answer);
    await engine['scenario-apply']({ scenario: steadyScenario }, quiet);
    expect((await read()).references).toEqual(calm.references);
  });

  it('are billed by the hour at which the day starts, as tile and answer are', async () => {
    const cheapAt = (startHour: number) =>
      withPolicy({
        day: { startHour, defersLow: false },
        models: defaultPolicy.models.map((model) => {
          const price = catalog.endpoints.find(({ id }) => id === (defaultPolicy.aliases[model.id] ?? model.id))?.price;
          if (price?.kind !== 'token') return model;
          return { ...model, price: { ...price, offPeak: { fromHour: 1, toHour: 7, factor: 0.5 } } };
        }),
      });
    await cheapAt(9);
    const byDay = await read();
    await cheapAt(2);
    const byNight = await read();
    expect(byNight.usd('all-cloud')).toBeCloseTo(0.5 * byDay.usd('all-cloud'), 9);
    expect(byNight.usd('all-cloud')).toBeCloseTo(byNight.tileUsd, 9);
  });

  it('mix as many to the cloud as the policy in force does', async () => {
    await withPolicy({});
    const wide = await read();
    await withPolicy({ complexity: { ...defaultPolicy.complexity, edgeThreshold: 20 } });
    const narrow = await read();
    expect(narrow.usd('random-mix')).toBeGreaterThan(wide.usd('random-mix'));
    expect(narrow.usd('all-cloud')).toBe(wide.usd('all-cloud'));
  });
});
