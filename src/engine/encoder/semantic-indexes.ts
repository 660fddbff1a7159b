import type { Embedding } from '../../core/domain/features';
import type { Policy } from '../../core/domain/policy';
import { buildSemanticIndex } from '../../core/pillars/semantic-index';
import type { OwnEncoder, SemanticIndex } from '../../core/pillars/semantic-index';
import type { TextVectors } from './text-vectors';

const kept = 4;

/**
 * The exemplar indexes of the latest few policies. Every edit of a policy arrives as a new object, but a slider leaves the
 * clusters alone: their index, and what it remembers about each prompt, is found again by content.
 */
export class SemanticIndexes {
  readonly #vectors: TextVectors;
  readonly #byContent = new Map<string, SemanticIndex>();

  constructor(vectors: TextVectors) {
    this.#vectors = vectors;
  }

  /** The index of a policy's clusters; null without an encoder. Embeds utterances it has not met yet. */
  async of({ clusters, topK, encoder }: Policy['semantic'], signal?: AbortSignal): Promise<SemanticIndex | null> {
    const key = JSON.stringify([topK, clusters, encoder, encoder?.id === this.#vectors.ownId]);
    const known = this.#byContent.get(key);
    if (known !== undefined) return known;
    if (!this.#vectors.isReady) return null;

    const utterances = clusters.flatMap((cluster) => cluster.utterances);
    await this.#vectors.fetch(utterances, signal);
    if (!this.#vectors.isReady) return null;
    const vectors = new Map<string, Embedding>();
    const ownVectors = new Map<string, Embedding>();
    for (const utterance of utterances) {
      const embedded = this.#vectors.of(utterance);
      if (embedded !== undefined) vectors.set(utterance, embedded.vector);
      if (embedded?.own !== undefined) ownVectors.set(utterance, embedded.own.vector);
    }
    const isLoaded = encoder?.id === this.#vectors.ownId;
    const own: OwnEncoder | null =
      encoder === undefined
        ? null
        : { choice: encoder, index: isLoaded ? buildSemanticIndex(clusters, ownVectors, topK) : null };
    const index = buildSemanticIndex(clusters, vectors, topK, own);
    this.#byContent.set(key, index);
    for (const oldest of this.#byContent.keys()) {
      if (this.#byContent.size <= kept) break;
      this.#byContent.delete(oldest);
    }
    return index;
  }
}
