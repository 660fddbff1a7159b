import { create } from 'zustand';
import type { Policy } from '../core/domain/policy';
import type { Proposal } from '../core/domain/proposal';
import { callFailure } from './call-failure';
import { setNotice, useEngine } from './engine-store';
import { usePolicy } from './policy-store';

/** Where a search stands. A cancelled or failed one has changed nothing. */
export type OptimizeSearch =
  | { readonly state: 'idle' }
  | { readonly state: 'searching'; readonly tried: number; readonly total: number }
  | { readonly state: 'done'; readonly proposal: Proposal }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly message: string };

interface OptimizeState {
  readonly search: OptimizeSearch;
  /** The policies around the latest accepted proposal, for as long as the tab is open; null before. */
  readonly accepted: { readonly before: Policy; readonly after: Policy } | null;
  /** How many requests the session had at each acceptance that still stands in this tab, by the version it made. */
  readonly acceptances: readonly { readonly version: number; readonly rows: number }[];
  /** Searches anew, once the session stands still; a search that is under way is given up. */
  readonly start: () => Promise<void>;
  readonly cancel: () => void;
  /** Gives a search up and drops what it found: a later session or policy would make it untrue. */
  readonly forget: () => void;
  /** Takes the proposed thresholds over, as one undo step. */
  readonly accept: () => void;
  /** Goes back to the whole policy before the accepted proposal, as one undo step. */
  readonly revert: () => void;
  /** Takes in how far the engine is. */
  readonly advance: (tried: number, total: number) => void;
}

/** More than this would hide the chart that they are marked in. */
const mostAcceptances = 5;

let running = new AbortController();

/** Optimize Load: a search for thresholds, its proposal, and what was accepted. */
export const useOptimize = create<OptimizeState>()((set, get) => ({
  search: { state: 'idle' },
  accepted: null,
  acceptances: [],
  start: async () => {
    running.abort();
    const own = new AbortController();
    running = own;
    set({ search: { state: 'searching', tried: 0, total: 0 } });
    const search = await find(own.signal);
    if (running === own) set({ search });
  },
  cancel: () => running.abort(),
  forget: () => {
    running.abort();
    running = new AbortController();
    set({ search: { state: 'idle' } });
  },
  accept: () => {
    const { search } = get();
    const before = usePolicy.getState().policy;
    if (search.state !== 'done' || search.proposal.kind !== 'proposal' || before === null) return;
    const { edgeThreshold, similarityThreshold } = search.proposal;
    usePolicy.getState().edit('Optimize Load', (policy) => ({
      ...policy,
      complexity: { ...policy.complexity, edgeThreshold: edgeThreshold.to },
      semantic: { ...policy.semantic, similarityThreshold: similarityThreshold.to },
    }));
    const after = usePolicy.getState().policy;
    if (after === null || after === before) return;
    const { rows } = useEngine.getState();
    set({
      accepted: { before, after },
      acceptances: [...get().acceptances.slice(1 - mostAcceptances), { version: after.version, rows }],
    });
    setNotice({ kind: 'info', text: 'OPTIMIZED — undo Ctrl+Z' });
  },
  revert: () => {
    const { accepted } = get();
    if (accepted === null) return;
    const { before } = accepted;
    usePolicy.getState().edit('Revert Optimize Load', () => before);
    setNotice({ kind: 'info', text: `Reverted to the policy before Optimize Load, ${before.name}@${before.version}.` });
  },
  advance: (tried, total) => {
    if (get().search.state === 'searching') set({ search: { state: 'searching', tried, total } });
  },
}));

async function find(signal: AbortSignal): Promise<OptimizeSearch> {
  const { client } = useEngine.getState();
  if (client === null) return { state: 'failed', message: 'The engine has not started.' };
  try {
    await standstill(signal);
    if (signal.aborted) return { state: 'cancelled' };
    return { state: 'done', proposal: await client.call('optimize', {}, { signal }) };
  } catch (error) {
    const { code, message } = callFailure(error);
    return code === 'cancelled' ? { state: 'cancelled' } : { state: 'failed', message };
  }
}

/** Resolves when no run and no edit is under way, or when the search is given up: what is searched is what is on show. */
function standstill(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stops: (() => void)[] = [];
    const check = (): void => {
      const busy = useEngine.getState().starting || usePolicy.getState().applying;
      if (busy && !signal.aborted) return;
      for (const stop of stops) stop();
      signal.removeEventListener('abort', check);
      resolve();
    };
    stops.push(useEngine.subscribe(check), usePolicy.subscribe(check));
    signal.addEventListener('abort', check);
    check();
  });
}
