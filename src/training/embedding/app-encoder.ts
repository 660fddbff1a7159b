import { createEmbedder } from '../../live/embedder';
import { shippedEncoder } from '../../testing/shipped-encoder';
import type { TextEncoder } from './text-encoder';

/** The shipped encoder, run by the app's own code in Node; throws when it does not load. */
export async function appEncoder(): Promise<TextEncoder> {
  const embedder = createEmbedder(shippedEncoder);
  const loaded = await embedder.load(() => undefined);
  if (!loaded.ok) throw new Error(loaded.failure.message);
  const { dimensions } = loaded.value;
  const places = Uint32Array.from({ length: dimensions }, (_, place) => place);
  return {
    name: shippedEncoder.model,
    dimensions,
    async encode(texts) {
      const embedded = await embedder.embed(texts);
      if (!embedded.ok) throw new Error(embedded.failure.message);
      return embedded.value.map(({ vector }) => ({ places, values: vector }));
    },
  };
}
