import { create } from 'zustand';
import type { RegretEvidence } from '../core/domain/regret-evidence';
import { callFailure } from './call-failure';
import { useEngine } from './engine-store';

interface EvidenceState {
  /** What was last played, and the telemetry it was played on; null before. */
  readonly played: { readonly evidence: RegretEvidence; readonly hash: string } | null;
  readonly playing: boolean;
  readonly failure: string | null;
  /** Plays the session on so many seeds. */
  readonly play: (seeds: number) => Promise<void>;
  readonly cancel: () => void;
}

let running = new AbortController();

/** Whether the bandit beats chance on other luck than this session's, played on demand. */
export const useEvidence = create<EvidenceState>()((set) => ({
  played: null,
  playing: false,
  failure: null,
  play: async (seeds) => {
    const { client, telemetryHash } = useEngine.getState();
    if (client === null) return;
    running.abort();
    const own = new AbortController();
    running = own;
    set({ playing: true, failure: null });
    try {
      const evidence = await client.call('regret-read', { seeds }, { signal: own.signal });
      set({ played: { evidence, hash: telemetryHash } });
    } catch (error) {
      const { code, message } = callFailure(error);
      if (code !== 'cancelled') set({ failure: message });
    }
    if (running === own) set({ playing: false });
  },
  cancel: () => running.abort(),
}));
