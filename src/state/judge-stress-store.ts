import { create } from 'zustand';
import type { JudgeStressReport } from '../core/domain/judge-stress';
import { callFailure } from './call-failure';
import { useEngine } from './engine-store';

/** Where stressing the judge stands. */
export type JudgeStress =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly report: JudgeStressReport }
  | { readonly state: 'failed'; readonly message: string };

interface JudgeStressStore {
  readonly stress: JudgeStress;
  readonly start: (judge: 'surrogate' | 'model', repeats: number) => Promise<void>;
  /** Stops asking; what had been asked is reported. */
  readonly cancel: () => void;
}

let running = new AbortController();

/** The judge against the set of attacks, and what came of it. */
export const useJudgeStress = create<JudgeStressStore>()((set, get) => ({
  stress: { state: 'idle' },
  start: async (judge, repeats) => {
    const { client } = useEngine.getState();
    if (client === null || get().stress.state === 'running') return;
    running = new AbortController();
    set({ stress: { state: 'running', done: 0, total: 0 } });
    const stop = client.subscribe((pushes) => {
      for (const push of pushes)
        if (push.kind === 'judge-stress-progress') {
          const { done, total } = push;
          set({ stress: { state: 'running', done, total } });
        }
    });
    try {
      const report = await client.call('judge-stress', { judge, repeats }, { signal: running.signal });
      stop();
      set({ stress: { state: 'done', report } });
    } catch (error) {
      stop();
      set({ stress: { state: 'failed', message: callFailure(error).message } });
    }
  },
  cancel: () => running.abort(),
}));
