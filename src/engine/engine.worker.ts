import { catalog } from '../catalog/catalog';
import { browserSources, createEmbedder } from '../live/embedder';
import type { ModelFolder } from '../live/model-folder';
import { createHandlers } from './create-handlers';
import { serveEngine } from './engine-host';

const embedder = createEmbedder(browserSources(catalog.model.encoder));
const openFolder = ({ id, files }: ModelFolder) => createEmbedder({ ...browserSources(id), files, totalBytes: null });

serveEngine(self, (voice) => createHandlers({ catalog, embedder, openFolder, now: () => performance.now(), voice }));
