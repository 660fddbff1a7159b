import { catalog } from '../catalog/catalog';
import { createHandlers } from '../engine/create-handlers';
import type { EngineHandlers } from '../engine/engine-host';
import type { SessionSurroundings } from '../engine/session/session-surroundings';
import { fakeEmbedder } from './fake-embedder';

/** The engine's answers, in this process; what it says is not heard, unless a test listens. */
export function openEngine(change: Partial<SessionSurroundings> = {}): EngineHandlers {
  return createHandlers({
    catalog,
    embedder: fakeEmbedder(),
    now: () => performance.now(),
    voice: { push: () => undefined, journal: () => undefined },
    ...change,
  });
}
