import type { EmbeddedText } from '../core/effects';
import { askedText } from '../core/features/asked-text';
import { createEmbedder } from '../live/embedder';
import { shippedEncoder } from '../testing/shipped-encoder';

/** The vectors of texts by the shipped encoder in Node, by text; throws when it does not load. */
export async function embedAll(texts: readonly string[]): Promise<ReadonlyMap<string, EmbeddedText>> {
  const embedder = createEmbedder(shippedEncoder);
  const loaded = await embedder.load(() => undefined);
  if (!loaded.ok) throw new Error(loaded.failure.message);
  const embedded = await embedder.embed(texts.map(askedText));
  if (!embedded.ok) throw new Error(embedded.failure.message);
  return new Map(embedded.value.map((one, position) => [texts[position] ?? '', one]));
}
