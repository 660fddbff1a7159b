import { beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { samples } from '../../catalog/samples';
import type { Policy } from '../../core/domain/policy';
import type { EngineHandlers } from '../engine-host';
import type { EnginePush } from '../protocol';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const pushes: EnginePush[] = [];
const open = (): EngineHandlers =>
  openEngine({ voice: { push: (push) => pushes.push(push), journal: () => undefined } });
const { defaultPolicy } = catalog;
const costOnly: Policy = {
  ...defaultPolicy,
  version: 2,
  complexity: { ...defaultPolicy.complexity, edgeThreshold: 0 },
  objective: { ...defaultPolicy.objective, quality: 0, latency: 0, cost: 100 },
};

describe('optimize', () => {
  let engine: EngineHandlers;
  beforeAll(async () => {
    engine = open();
    await engine['session-start']({ seed: 42, policy: costOnly, source: 'samples' }, quiet);
  });

  it('finds what a policy against its own objective misses, and accepting it brings what it said', async () => {
    pushes.length = 0;
    const found = await engine.optimize({}, quiet);
    if (found.kind !== 'proposal') throw new Error(`expected a proposal, got ${found.kind}`);
    expect(found.nHeldOut).toBe(samples.filter(({ split }) => split === 'report').length);
    expect(found.metrics.find(({ id }) => id === 'cost')?.change).toBeLessThan(0);
    const to: Policy = {
      ...costOnly,
      complexity: { ...costOnly.complexity, edgeThreshold: found.edgeThreshold.to },
      semantic: { ...costOnly.semantic, similarityThreshold: found.similarityThreshold.to },
    };
    const effect = await engine['policy-preview']({ from: costOnly, to }, quiet);
    expect(effect.moved).toBeGreaterThanOrEqual(found.toCloud + found.toLocal);
    const accepted = open();
    await accepted['session-start']({ seed: 42, policy: { ...to, version: 3 }, source: 'samples' }, quiet);
    const after = await accepted['frontier-read']({ half: 'report' }, quiet);
    const promised = (id: string): number => found.metrics.find((metric) => metric.id === id)?.after ?? Number.NaN;
    expect(after.current.usdPerThousandRequests).toBeCloseTo(promised('cost'), 9);
    expect(after.current.quality).toBeCloseTo(promised('quality'), 9);
    expect(pushes.findLast(({ kind }) => kind === 'optimize-progress')).toMatchObject({ total: 51 * 27 + 4 });
  });

  it('answers the same twice, and leaves the session as it is', async () => {
    const before = await engine['session-state'](null, quiet);
    expect(await engine.optimize({}, quiet)).toEqual(await engine.optimize({}, quiet));
    expect(await engine['session-state'](null, quiet)).toMatchObject({ telemetryHash: before.telemetryHash });
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    const running = Promise.resolve(engine.optimize({}, controller.signal));
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('asks for labels where there are none', async () => {
    const empty = open();
    await empty['session-start']({ seed: 42, policy: null, source: 'empty' }, quiet);
    expect(await empty.optimize({}, quiet)).toMatchObject({ kind: 'not-enough-labels', labelled: 0 });
  });
});
