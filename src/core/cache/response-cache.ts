import type { Embedding } from '../domain/features';
import type { EndpointId } from '../domain/endpoint';
import type { QualitySource, TokenCount } from '../domain/outcome';
import type { Policy } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import { dot } from '../pillars/dot';
import { cacheContext, normalised } from './cache-key';

type CacheSettings = Policy['cache'];

/** An answer that was kept, with the request that brought it. */
export interface CacheEntry {
  readonly promptId: string;
  readonly text: string;
  readonly endpointId: EndpointId;
  readonly tokens: TokenCount;
  readonly quality: number | null;
  readonly qualitySource: QualitySource | null;
  readonly vector: Embedding | null;
  readonly tags: readonly string[];
  /** Place in the session of the request that brought it, and when, ms of the session's clock. */
  readonly request: number;
  readonly storedAtMs: number;
  readonly bytes: number;
}

/** A kept answer that serves a prompt; cosine 1 and `exact` for the same text. */
export interface CacheHit {
  readonly entry: CacheEntry;
  readonly exact: boolean;
  readonly cosine: number;
}

/** Who asks: which request of the session, when. */
export interface CacheMoment {
  readonly request: number;
  readonly nowMs: number;
}

/** UTF-8 of most text is near one byte a character, a token of an answer near four. */
const BYTES_PER_TOKEN = 4;
const BYTES_PER_FLOAT = 4;
const BYTES_PER_GB = 1e9;
const MS_PER_MONTH = 30 * 24 * 3_600_000;

/** The answers that a session keeps, by conversation and text. Pure: what it gives depends on what was put in and the clock. */
export class ResponseCache {
  readonly #contexts = new Map<string, Map<string, CacheEntry>>();
  /** In order of storing, for making room. */
  readonly #order = new Map<CacheEntry, string>();
  /** Sum over the entries that have gone of bytes x ms kept. */
  #goneByteMs = 0;

  get size(): number {
    return this.#order.size;
  }

  /** The kept answer to a prompt: of the same text, else of the nearest vector at or above the threshold; null without one. */
  find(prompt: Prompt, vector: Embedding | null, moment: CacheMoment, settings: CacheSettings): CacheHit | null {
    const entries = this.#contexts.get(cacheContext(prompt));
    if (entries === undefined) return null;
    const same = entries.get(normalised(prompt.text));
    if (same !== undefined && this.#isGood(same, moment, settings)) return { entry: same, exact: true, cosine: 1 };
    if (!settings.semantic || vector === null) return null;
    return this.#nearest(entries, vector, moment, settings);
  }

  /** Keeps an answer in the place of an older one to the same text. */
  keep(
    prompt: Prompt,
    answer: Omit<CacheEntry, 'text' | 'bytes' | 'tags' | 'promptId'>,
    settings: CacheSettings,
  ): void {
    const context = cacheContext(prompt);
    const text = normalised(prompt.text);
    let entries = this.#contexts.get(context);
    if (entries === undefined) {
      entries = new Map();
      this.#contexts.set(context, entries);
    }
    const before = entries.get(text);
    if (before !== undefined) this.#drop(before, answer.storedAtMs);
    const bytes =
      text.length + answer.tokens.visible * BYTES_PER_TOKEN + (answer.vector?.length ?? 0) * BYTES_PER_FLOAT;
    const entry: CacheEntry = { ...answer, promptId: prompt.id, text, bytes, tags: tagsOf(prompt) };
    this.#contexts.set(context, entries.set(text, entry));
    this.#order.set(entry, context);
    for (const oldest of this.#order.keys()) {
      if (this.#order.size <= settings.maxEntries) break;
      this.#drop(oldest, answer.storedAtMs);
    }
  }

  /** What keeping everything has cost until now, USD: bytes by time at the price of storage. */
  storageUsd(nowMs: number, { usdPerGbMonth }: CacheSettings): number {
    let byteMs = this.#goneByteMs;
    for (const entry of this.#order.keys()) byteMs += entry.bytes * (nowMs - entry.storedAtMs);
    return (byteMs / BYTES_PER_GB / MS_PER_MONTH) * usdPerGbMonth;
  }

  #nearest(
    entries: ReadonlyMap<string, CacheEntry>,
    vector: Embedding,
    moment: CacheMoment,
    settings: CacheSettings,
  ): CacheHit | null {
    let best: CacheHit | null = null;
    for (const entry of entries.values()) {
      if (entry.vector === null || !this.#isGood(entry, moment, settings)) continue;
      const cosine = dot(entry.vector, 0, vector);
      if (cosine >= settings.similarityThreshold && cosine > (best?.cosine ?? -1))
        best = { entry, exact: false, cosine };
    }
    return best;
  }

  #isGood(entry: CacheEntry, { request, nowMs }: CacheMoment, { ttlMs, invalidations }: CacheSettings): boolean {
    if (ttlMs !== null && nowMs - entry.storedAtMs > ttlMs) return false;
    return !invalidations.some(
      ({ tag, fromRequest }) => request >= fromRequest && entry.request < fromRequest && entry.tags.includes(tag),
    );
  }

  #drop(entry: CacheEntry, nowMs: number): void {
    const context = this.#order.get(entry);
    if (context === undefined) return;
    this.#order.delete(entry);
    this.#goneByteMs += entry.bytes * (nowMs - entry.storedAtMs);
    const entries = this.#contexts.get(context);
    if (entries?.get(entry.text) === entry) entries.delete(entry.text);
    if (entries?.size === 0) this.#contexts.delete(context);
  }
}

function tagsOf({ metadata, topic }: Prompt): readonly string[] {
  return [metadata.app, metadata.session, topic].filter((tag) => tag !== undefined);
}
