import { catalog } from '../catalog/catalog';
import { browserSources, createEmbedder } from '../live/embedder';
import { createHandlers } from './create-handlers';
import { serveEngine } from './engine-host';

const embedder = createEmbedder(browserSources(catalog.model.encoder));

serveEngine(self, (voice) => createHandlers({ catalog, embedder, now: () => performance.now(), voice }));
