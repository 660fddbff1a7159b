import { create } from 'zustand';
import type { RefitReport } from '../core/domain/refit-report';
import { callFailure } from './call-failure';
import { useEngine } from './engine-store';
import { usePolicy } from './policy-store';

/** Where a refit stands. `rows` are those of the session that it was made on: a shorter session is another one. */
export type RefitState =
  | { readonly state: 'idle' | 'running' }
  | { readonly state: 'done'; readonly report: RefitReport; readonly rows: number }
  | { readonly state: 'failed'; readonly message: string };

interface RefitStore {
  readonly refit: RefitState;
  /** Fits on the session's labels, and takes the fit into the policy where it is better, as one undo step. */
  readonly start: () => Promise<void>;
  /** Goes back to the shipped index, as one undo step. */
  readonly remove: () => void;
}

/** The refit of the complexity index on one's own labels. */
export const useRefit = create<RefitStore>()((set, get) => ({
  refit: { state: 'idle' },
  start: async () => {
    const { client, rows } = useEngine.getState();
    if (client === null || get().refit.state === 'running') return;
    set({ refit: { state: 'running' } });
    try {
      const report = await client.call('refit', {});
      const { refit } = report;
      if (refit !== null) {
        usePolicy.getState().edit(`Refit on ${refit.labels} labels`, (policy) => ({
          ...policy,
          complexity: { ...policy.complexity, refit },
        }));
      }
      set({ refit: { state: 'done', report, rows } });
    } catch (error) {
      set({ refit: { state: 'failed', message: callFailure(error).message } });
    }
  },
  remove: () =>
    usePolicy.getState().edit('Undo refit', (policy) => {
      const { refit: _dropped, ...complexity } = policy.complexity;
      return { ...policy, complexity };
    }),
}));
