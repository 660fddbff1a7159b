import { beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { fakeEmbedder } from '../../testing/fake-embedder';
import { createHandlers } from '../create-handlers';
import type { EngineHandlers } from '../engine-host';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const open = (): EngineHandlers => openEngine();
const { clusters } = catalog.defaultPolicy.semantic;
const label = { need: 'cloud', source: 'recorded-outcome' } as const;

describe('re-clustering in a session', () => {
  let engine: EngineHandlers;
  beforeAll(async () => {
    engine = open();
    await engine['embedder-load'](null, quiet);
    await engine['session-start']({ seed: 42, policy: null, source: 'empty' }, quiet);
    const drafts = Array.from({ length: 40 }, (_, k) => ({
      text: `${k % 2 === 0 ? 'tenancy deposit landlord' : 'kernel driver interrupt'} question number ${k}`,
      ...(k < 30 ? { label } : {}),
    }));
    await engine.route({ drafts: [...drafts, { text: 'مرحبا كيف يمكنني المساعدة', label }] }, quiet);
  });

  it('groups every example of the cloud clusters once', async () => {
    const proposal = await engine.recluster({ source: { kind: 'cloud-clusters' }, k: 12, most: 200 }, quiet);
    const cloud = new Set(clusters.filter(({ tier }) => tier === 'cloud').flatMap(({ utterances }) => utterances));
    const grouped = proposal.groups.flatMap(({ utterances }) => utterances);
    expect(grouped).toHaveLength(proposal.n);
    expect(new Set(grouped)).toEqual(cloud);
  });

  it('groups labelled prompts in the languages of the encoder', async () => {
    const proposal = await engine.recluster({ source: { kind: 'cloud-labels' }, k: 2, most: 5 }, quiet);
    expect(proposal).toMatchObject({ n: 30, groups: [{ size: 15 }, { size: 15 }] });
    expect(proposal.groups[0]!.utterances).toHaveLength(5);
  });

  it('changes nothing by itself, and answers the same twice', async () => {
    const before = await engine['session-state'](null, quiet);
    const ask = () =>
      engine.recluster({ source: { kind: 'cluster', clusterId: clusters[0]!.id }, k: 3, most: 9 }, quiet);
    expect(await ask()).toEqual(await ask());
    expect(await engine['session-state'](null, quiet)).toEqual(before);
  });

  it('refuses more groups than there are texts, and stops when it is cancelled', async () => {
    await expect(engine.recluster({ source: { kind: 'cloud-labels' }, k: 31, most: 5 }, quiet)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('30 prompts labelled cloud'),
    });
    await expect(
      engine.recluster({ source: { kind: 'cloud-clusters' }, k: 5, most: 5 }, AbortSignal.abort()),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('says how a cluster lies among the others, and that it needs the encoder', async () => {
    const [first] = clusters;
    const facts = await engine['cluster-read']({ clusterId: first!.id }, quiet);
    expect(first!.utterances).toContain(facts!.centre);
    expect(facts!.n).toBe(first!.utterances.length);
    const bare = createHandlers({
      catalog,
      embedder: fakeEmbedder({ loading: () => Promise.reject(new Error('no file')) }),
      now: () => performance.now(),
      voice: { push: () => undefined, journal: () => undefined },
    });
    await bare['embedder-load'](null, quiet);
    await expect(bare['cluster-read']({ clusterId: first!.id }, quiet)).rejects.toMatchObject({
      code: 'embedder-failed',
    });
  });
});
