import { fileURLToPath } from 'node:url';
import type { EmbedderSources } from '../live/embedder';

/** The shipped encoder as it lies in the repository, for Node: read from disk, run by Node's own runtime. */
export const shippedEncoder: EmbedderSources = {
  modelsUrl: fileURLToPath(new URL('../../public/models/', import.meta.url)),
  model: 'router-embed-21k-256',
  wasmUrl: null,
  stallMs: 30_000,
};
