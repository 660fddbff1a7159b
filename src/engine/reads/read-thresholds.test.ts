import { beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { samples } from '../../catalog/samples';
import type { Cluster } from '../../core/domain/policy';
import type { Label } from '../../core/domain/prompt';
import type { EngineHandlers } from '../engine-host';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const open = (): EngineHandlers => openEngine();
const label = (need: Label['need']): Label => ({ need, source: 'recorded-outcome' });
const cluster = (id: string, tier: Cluster['tier'], utterance: string): Cluster => ({
  id,
  name: id,
  tier,
  scoreThreshold: null,
  utterances: [utterance],
});
const policy = {
  ...catalog.defaultPolicy,
  semantic: {
    ...catalog.defaultPolicy.semantic,
    similarityThreshold: 1,
    clusters: [
      cluster('law', 'cloud', 'clause liability tenancy landlord court'),
      cluster('shop', 'local', 'parcel invoice order refund town'),
      cluster('far', 'cloud', 'zeppelin lighthouse turnip'),
    ],
  },
};
/** Words of the law need the cloud, but for every fifth; words of the shop do not. */
const drafts = Array.from({ length: 160 }, (_, k) => {
  const law = k % 2 === 0;
  const words = `${law ? 'clause liability' : 'parcel invoice'} ${k % 4 < 2 ? 'clause parcel' : 'matter'}`;
  return { text: `${words} number ${k}`, label: label(law === (k % 5 !== 0) ? 'cloud' : 'local') };
});

describe('thresholds against the labels of a session', () => {
  let engine: EngineHandlers;
  beforeAll(async () => {
    engine = open();
    await engine['embedder-load'](null, quiet);
    await engine['session-start']({ seed: 42, policy, source: 'empty' }, quiet);
    await engine.route(
      { drafts: [...drafts, { text: 'clause liability broken', label: label('both-failed') }] },
      quiet,
    );
  });
  const read = () => engine['thresholds-read']({ criterion: 'f1' }, quiet);

  it('checks the policy’s own and every cluster’s, by whose labels, with what is left out', async () => {
    const { n, sources, leftOut, checks } = await read();
    expect({ n, sources, leftOut }).toEqual({ n: 160, sources: [{ source: 'recorded-outcome', n: 160 }], leftOut: 1 });
    expect(checks.map(({ name }) => name)).toEqual(['Policy threshold', 'law', 'shop', 'far']);
    expect(checks[0]).toMatchObject({ n: 160, relevant: 160, current: 1, missing: 0 });
    expect(checks[1]!.figures!.gain.n + checks[1]!.figures!.nTune).toBe(checks[1]!.n);
    expect(checks[3]).toMatchObject({ n: 0, missing: 40, figures: null });
  });

  it('takes a policy threshold that decides more over one that passes most on', async () => {
    const { figures } = (await read()).checks[0]!;
    expect(figures!.best.threshold).toBeLessThan(1);
    expect(figures!.best.f).toBeGreaterThan(figures!.now.f);
  });

  it('keeps the halves of the samples: the tuning half chooses', async () => {
    const fresh = open();
    await fresh['embedder-load'](null, quiet);
    await fresh['session-start']({ seed: 42, policy: null, source: 'samples' }, quiet);
    const { checks, leftOut, n } = await fresh['thresholds-read']({ criterion: 'f1' }, quiet);
    const tune = samples.filter(({ split }) => split === 'tune').length;
    expect(n + leftOut).toBe(new Set(samples.map(({ text }) => text)).size);
    expect(checks[0]!.figures!.nTune).toBeLessThanOrEqual(tune);
    expect(checks[0]!.figures!.nTune).toBeGreaterThan(0.6 * tune);
  });

  it('changes nothing by itself, and answers the same twice', async () => {
    const before = await engine['session-state'](null, quiet);
    expect(await read()).toEqual(await read());
    expect(await engine['session-state'](null, quiet)).toEqual(before);
  });
});
