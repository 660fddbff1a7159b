import type { Embedder } from '../live/embedder';
import { hashedText } from './hashed-text';

const dimensions = 256;

/** How a fake embedder behaves; the default loads and embeds at once. */
export interface FakeEmbedderOptions {
  /** Awaited by every load; rejecting makes that load fail. */
  readonly loading?: () => Promise<void>;
}

/** For tests only: hashes words into dimensions, so that equal words bring texts nearer. It knows no meaning. */
export function fakeEmbedder({ loading }: FakeEmbedderOptions = {}): Embedder & { readonly texts: () => number } {
  let loaded = false;
  let embedded = 0;
  return {
    texts: () => embedded,
    async load(onProgress) {
      try {
        await loading?.();
      } catch {
        return { ok: false, failure: { code: 'embedder-failed', message: 'The fake did not load.', retryable: true } };
      }
      onProgress({ loadedBytes: 1000, totalBytes: 1000 });
      loaded = true;
      return { ok: true, value: { model: 'fake', dimensions, loadMs: 1 } };
    },
    async embed(texts, signal) {
      if (!loaded) {
        return { ok: false, failure: { code: 'embedder-not-loaded', message: 'Not loaded.', retryable: true } };
      }
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted === true) {
        return { ok: false, failure: { code: 'cancelled', message: 'Cancelled.', retryable: true } };
      }
      embedded += texts.length;
      return { ok: true, value: texts.map(hashedText) };
    },
  };
}
