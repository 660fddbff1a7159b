import { create } from 'zustand';
import type { ProbeRow } from '../engine/protocol';
import { callFailure } from './call-failure';
import { useEngine } from './engine-store';

interface ProbeStore {
  readonly running: boolean;
  /** Null before the first probe. */
  readonly rows: readonly ProbeRow[] | null;
  readonly failure: string | null;
  readonly start: () => Promise<void>;
}

/** How often each endpoint is asked. */
const repeats = 3;

/** How fast the endpoints answered when they were last probed. */
export const useProbe = create<ProbeStore>()((set, get) => ({
  running: false,
  rows: null,
  failure: null,
  start: async () => {
    const { client } = useEngine.getState();
    if (client === null || get().running) return;
    set({ running: true, failure: null });
    try {
      set({ rows: await client.call('live-probe', { repeats }), running: false });
    } catch (error) {
      set({ failure: callFailure(error).message, running: false });
    }
  },
}));
