import type { EmbeddedText } from '../../core/effects';
import { askedText } from '../../core/features/asked-text';
import type { Failure, Result } from '../../core/domain/result';
import type { Embedder } from '../../live/embedder';
import type { EmbedderStatus } from '../protocol';
import { cancellation } from '../slicer';

/** A short list goes in steps that show progress; in longer batches texts of like length stand side by side. */
const shortList = 400;
const shortBatch = 32;
const longBatch = 256;
/** About 1 KB each. */
const mostVectors = 100_000;

const notLoaded: Failure = {
  code: 'embedder-not-loaded',
  message: 'Not loaded, rules decide. Once the encoder has loaded, the session is flown again with it.',
  retryable: true,
};

/** An encoder of the user's that reads every text beside the shipped one. */
export interface OwnEmbedder {
  readonly id: string;
  readonly embedder: Embedder;
}

/** The encoder and every vector it has made, by text; beside each the vector of the user's own encoder, where there is one. */
export class TextVectors {
  readonly #embedder: Embedder;
  readonly #tell: (status: EmbedderStatus) => void;
  readonly #known = new Map<string, EmbeddedText>();
  #status: EmbedderStatus = { state: 'idle' };
  #loading: Promise<EmbedderStatus> | null = null;
  #own: OwnEmbedder | null = null;

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

  /** Which of the user's own encoders reads along; null without one. */
  get ownId(): string | null {
    return this.#own?.id ?? null;
  }

  /** Lets a loaded encoder of the user's read along, in the place of one before; its vectors are made when they are asked for. */
  readAlong(own: OwnEmbedder | null): void {
    if (own?.id !== this.#own?.id) {
      for (const [text, { vector, tokens, unknownShare }] of this.#known) {
        this.#known.set(text, { vector, tokens, unknownShare });
      }
    }
    this.#own = own;
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

  /** The vector of a text, if it has been made, with every encoder that reads. */
  of(text: string): EmbeddedText | undefined {
    const known = this.#known.get(text);
    return this.#own === null || known?.own !== undefined ? known : undefined;
  }

  /**
   * Makes the vectors of texts that have none yet, batch after batch. `onBatch` is told how many texts have been dealt with.
   * Throws `cancelled`, after which what was made stays; an encoder that stops becomes the status `failed`.
   */
  async fetch(
    texts: readonly string[],
    signal: AbortSignal | undefined,
    onBatch: (done: number) => void = () => undefined,
  ): Promise<void> {
    const missing = [...new Set(texts)].filter((text) => this.of(text) === undefined);
    const batchSize = missing.length < shortList ? shortBatch : longBatch;
    for (let start = 0; start < missing.length && this.isReady; start += batchSize) {
      // Of like length side by side: what is encoded together is filled up to the longest.
      const batch = missing.slice(start, start + batchSize).toSorted((one, other) => one.length - other.length);
      await this.#embed(batch, signal);
      onBatch(texts.length - missing.length + Math.min(start + batchSize, missing.length));
    }
  }

  /** The vector of one text, made now if need be. */
  async one(text: string, signal?: AbortSignal): Promise<Result<EmbeddedText>> {
    await this.fetch([text], signal);
    const value = this.of(text);
    if (value !== undefined) return { ok: true, value };
    return { ok: false, failure: this.absence };
  }

  /** The vectors of whole texts, preambles and material included, which are not kept; null without an encoder. Throws `cancelled`. */
  async read(texts: readonly string[], signal: AbortSignal): Promise<readonly EmbeddedText[] | null> {
    if (!this.isReady) return null;
    const embedded = await this.#embedder.embed(texts, signal);
    refuseAborted(signal);
    return embedded.ok ? embedded.value : null;
  }

  /** Makes one vector afresh and answers how long that took, ms; null without an encoder. */
  async timeOne(text: string, now: () => number): Promise<number | null> {
    const start = now();
    const embedded = await this.#embedder.embed([askedText(text)]);
    return embedded.ok ? now() - start : null;
  }

  async #embed(batch: readonly string[], signal: AbortSignal | undefined): Promise<void> {
    const unread = batch.filter((text) => !this.#known.has(text));
    const embedded = await this.#embedder.embed(unread.map(askedText), signal);
    refuseAborted(signal);
    if (!embedded.ok) return this.#say({ state: 'failed', failure: embedded.failure });
    this.#remember(unread, embedded.value);
    const own = this.#own;
    if (own === null) return;
    const read = await own.embedder.embed(batch.map(askedText), signal);
    refuseAborted(signal);
    if (this.#own !== own) return;
    // One that stops is as one that is not loaded: pillar 2 says so, the others decide.
    if (!read.ok) return this.readAlong(null);
    for (const [place, text] of batch.entries()) {
      const known = this.#known.get(text);
      const vector = read.value[place];
      if (known !== undefined && vector !== undefined) this.#known.set(text, { ...known, own: vector });
    }
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

function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancellation();
}
