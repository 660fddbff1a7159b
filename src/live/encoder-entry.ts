import type { EmbeddedText } from '../core/effects';
import { createEmbedder } from './embedder';

/**
 * Opens the encoder that RouteLLM ships from a folder on disk, in Node, by the user's own copy of @xenova/transformers; throws
 * why it cannot. Answers what `createClassifier` takes as `embed`.
 */
export async function openEncoder(
  folder: string,
): Promise<(texts: readonly string[]) => Promise<readonly EmbeddedText[]>> {
  const path = folder.replaceAll('\\', '/').replace(/\/+$/, '');
  const cut = path.lastIndexOf('/');
  const embedder = createEmbedder({
    modelsUrl: `${cut < 0 ? '.' : path.slice(0, cut)}/`,
    model: path.slice(cut + 1),
    wasmUrl: null,
    stallMs: 60_000,
  });
  const loaded = await embedder.load(() => undefined);
  if (!loaded.ok) throw new Error(loaded.failure.message);
  return async (texts) => {
    const embedded = await embedder.embed(texts);
    if (!embedded.ok) throw new Error(embedded.failure.message);
    return embedded.value;
  };
}
