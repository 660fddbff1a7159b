import { describe, expect, it } from 'vitest';
import { fakeEmbedder } from '../../testing/fake-embedder';
import type { EmbedderStatus } from '../protocol';
import { TextVectors } from './text-vectors';

const quiet = new AbortController().signal;

describe('TextVectors', () => {
  it('makes each vector once, in batches, and says how far it is', async () => {
    const embedder = fakeEmbedder();
    const vectors = new TextVectors(embedder, () => undefined);
    await vectors.load();
    const done: number[] = [];
    const texts = Array.from({ length: 70 }, (_, k) => `text ${k % 40}`);
    await vectors.fetch(texts, quiet, (count) => done.push(count));
    expect(embedder.texts()).toBe(40);
    expect(done.at(-1)).toBe(70);
    expect(vectors.of('text 7')?.vector).toHaveLength(256);
    await vectors.fetch(texts, quiet);
    expect(embedder.texts()).toBe(40);
  });

  it('tells loading, failure, and readiness after a retry; two loads at once are one', async () => {
    let attempts = 0;
    const loading = async (): Promise<void> => {
      attempts += 1;
      if (attempts === 1) throw new Error('404');
    };
    const said: EmbedderStatus['state'][] = [];
    const vectors = new TextVectors(fakeEmbedder({ loading }), (status) => said.push(status.state));
    await Promise.all([vectors.load(), vectors.load()]);
    expect(vectors.absence).toMatchObject({ code: 'embedder-failed' });
    await vectors.load();
    expect(attempts).toBe(2);
    expect(said).toEqual(['loading', 'failed', 'loading', 'loading', 'ready']);
  });

  it('has no vector and a reason before it is loaded', async () => {
    const vectors = new TextVectors(fakeEmbedder(), () => undefined);
    expect(await vectors.one('text')).toMatchObject({ ok: false, failure: { code: 'embedder-not-loaded' } });
  });

  it('stops waiting for a load that never ends when it is cancelled', async () => {
    const vectors = new TextVectors(fakeEmbedder({ loading: () => new Promise(() => undefined) }), () => undefined);
    void vectors.load();
    const abort = new AbortController();
    const waiting = vectors.settled(abort.signal);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('keeps what was made before a cancel', async () => {
    const vectors = new TextVectors(fakeEmbedder(), () => undefined);
    await vectors.load();
    const abort = new AbortController();
    const texts = Array.from({ length: 100 }, (_, k) => `text ${k}`);
    const fetching = vectors.fetch(texts, abort.signal, () => abort.abort());
    await expect(fetching).rejects.toMatchObject({ code: 'cancelled' });
    expect(texts.filter((text) => vectors.of(text) !== undefined)).toHaveLength(32);
  });
});
