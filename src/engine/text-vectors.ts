import type { EmbeddedText } from '../core/effects';
import { askedText } from '../core/features/asked-text';
import type { Failure, Result } from '../core/domain/result';
import type { Embedder } from '../live/embedder';
import type { EmbedderStatus } from './protocol';
import { cancellation } from './slicer';

const batchSize = 32;
/** About 1 KB each. */
const mostVectors = 100_000;

const notLoaded: Failure = {
  code: 'embedder-not-loaded',
  message: 'Not loaded, rules decide. Once the encoder has loaded, the session is flown again with it.',
  retryable: true,
};

/** The encoder and every vector it has made, by text. */
export class TextVectors {
  readonly #embedder: Embedder;
  readonly #tell: (status: EmbedderStatus) => void;
  readonly #known = new Map<string, EmbeddedText>();
  #status: EmbedderStatus = { state: 'idle' };
  #loading: Promise<EmbedderStatus> | null = null;

  constructor(embedder: Embedder, tell: (status: EmbedderStatus) => void) {
    this.#embedder = embedder;
    this.#tell = tell;
  }

  get status(): EmbedderStatus {
    return this.#status;
  }

  get isReady(): boolean {
    return this.#status.state === 'ready';
  }

  /** Why there is no encoder, for where there is none. */
  get absence(): Failure {
    return this.#status.state === 'failed' ? this.#status.failure : notLoaded;
  }

  /** Loads the encoder unless it is loaded or loading; after a failure it tries again. Never rejects. */
  load(): Promise<EmbedderStatus> {
    if (this.isReady) return Promise.resolve(this.#status);
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  /** Waits until a load that is under way has ended, well or not; throws `cancelled` when the signal fires first. */
  async settled(signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw cancellation();
    if (this.#loading === null) return;
    let stop = (): void => undefined;
    const aborted = new Promise<never>((_resolve, reject) => {
      const onAbort = (): void => reject(cancellation());
      signal.addEventListener('abort', onAbort, { once: true });
      stop = () => signal.removeEventListener('abort', onAbort);
    });
    try {
      await Promise.race([this.#loading, aborted]);
    } finally {
      stop();
    }
  }

  /** The vector of a text, if it has been made. */
  of(text: string): EmbeddedText | undefined {
    return this.#known.get(text);
  }

  /**
   * Makes the vectors of texts that have none yet, 32 at a time. `onBatch` is told how many texts have been dealt with.
   * Throws `cancelled`, after which what was made stays; an encoder that stops becomes the status `failed`.
   */
  async fetch(
    texts: readonly string[],
    signal: AbortSignal | undefined,
    onBatch: (done: number) => void = () => undefined,
  ): Promise<void> {
    const missing = [...new Set(texts)].filter((text) => !this.#known.has(text));
    for (let start = 0; start < missing.length && this.isReady; start += batchSize) {
      const batch = missing.slice(start, start + batchSize);
      const embedded = await this.#embedder.embed(batch.map(askedText), signal);
      if (signal?.aborted === true) throw cancellation();
      if (embedded.ok) this.#remember(batch, embedded.value);
      else this.#say({ state: 'failed', failure: embedded.failure });
      onBatch(texts.length - missing.length + Math.min(start + batchSize, missing.length));
    }
  }

  /** The vector of one text, made now if need be. */
  async one(text: string, signal?: AbortSignal): Promise<Result<EmbeddedText>> {
    await this.fetch([text], signal);
    const value = this.#known.get(text);
    if (value !== undefined) return { ok: true, value };
    return { ok: false, failure: this.absence };
  }

  /** Makes one vector afresh and answers how long that took, ms; null without an encoder. */
  async timeOne(text: string, now: () => number): Promise<number | null> {
    const start = now();
    const embedded = await this.#embedder.embed([askedText(text)]);
    return embedded.ok ? now() - start : null;
  }

  #remember(texts: readonly string[], vectors: readonly EmbeddedText[]): void {
    for (const [index, text] of texts.entries()) {
      const vector = vectors[index];
      if (vector !== undefined) this.#known.set(text, vector);
    }
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= mostVectors) break;
      this.#known.delete(oldest);
    }
  }

  async #load(): Promise<EmbedderStatus> {
    this.#say({ state: 'loading', loadedBytes: 0, totalBytes: null });
    const loaded = await this.#embedder.load((progress) => this.#say({ state: 'loading', ...progress }));
    this.#say(loaded.ok ? { state: 'ready', ...loaded.value } : { state: 'failed', failure: loaded.failure });
    return this.#status;
  }

  #say(status: EmbedderStatus): void {
    this.#status = status;
    this.#tell(status);
  }
}
