import { create } from 'zustand';
import type { EngineClient } from '../engine/engine-client';
import type { BulkCounts, EmbedderStatus, EngineStatus, RunSummary } from '../engine/protocol';

/** The one line that is said politely at the foot of the page. */
export interface Notice {
  readonly kind: 'info' | 'error';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly phase: 'embedding' | 'routing';
}

/** What is known of the engine and of the session it holds. */
export interface EngineState {
  readonly client: EngineClient | null;
  readonly status: EngineStatus;
  readonly embedder: EmbedderStatus;
  /** The first run of a session is on its way; it may wait for the encoder. */
  readonly starting: boolean;
  /** Null while nothing long is under way. */
  readonly progress: Progress | null;
  /** Null unless more than one prompt is being flown. */
  readonly bulk: BulkCounts | null;
  /** The last batch's totals when it had ended; they hold for the run with this hash and for no other. */
  readonly batch: { readonly counts: BulkCounts; readonly telemetryHash: string } | null;
  readonly notice: Notice | null;
  readonly headline: string;
  /** Empty before the first run. */
  readonly telemetryHash: string;
  readonly rows: number;
  readonly seed: number;
  /** False where the run was flown without pillar 2. */
  readonly withEmbedder: boolean;
}

/** The engine as the page sees it; `connectEngine` writes it. */
export const useEngine = create<EngineState>()(() => ({
  client: null,
  status: { state: 'starting', message: null },
  embedder: { state: 'idle' },
  starting: false,
  progress: null,
  bulk: null,
  batch: null,
  notice: null,
  headline: '',
  telemetryHash: '',
  rows: 0,
  seed: 42,
  withEmbedder: false,
}));

/** Says something once, in the status line; null takes it back. */
export function setNotice(notice: Notice | null): void {
  useEngine.setState({ notice });
}

/** Takes over what a run gave. */
export function takeRunSummary(summary: RunSummary): void {
  const { rows, seed, telemetryHash, headline, withEmbedder } = summary;
  useEngine.setState({ rows, seed, telemetryHash, headline, withEmbedder });
}

/** Takes the progress of something that has ended off the page. */
export function endProgress(): void {
  useEngine.setState(({ bulk, batch, telemetryHash }) => ({
    progress: null,
    bulk: null,
    batch: bulk === null ? batch : { counts: bulk, telemetryHash },
  }));
}
