import type { Catalog } from '../../catalog/catalog';
import type { Embedder } from '../../live/embedder';
import type { ModelFolder } from '../../live/model-folder';
import type { EngineVoice } from '../engine-host';
import type { LiveWorld } from '../live/live-world';

/** What a session needs from outside. */
export interface SessionSurroundings {
  readonly catalog: Catalog;
  readonly embedder: Embedder;
  /** Milliseconds that never run backwards; only for slices and measured times. */
  readonly now: () => number;
  readonly voice: EngineVoice;
  /** How an encoder of the user's is made of its files; where it is left out, none is opened. */
  readonly openFolder?: (folder: ModelFolder) => Embedder;
  /** How endpoints of the user's own are reached; the browser's own way where it is left out. */
  readonly live?: LiveWorld;
}
