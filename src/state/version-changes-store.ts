import { create } from 'zustand';
import type { PolicyEffect } from '../core/domain/frontier';
import type { Policy } from '../core/domain/policy';
import { useEngine } from './engine-store';
import { tellFailure } from './tell-failure';

interface VersionChangesState {
  /** The policies that are held against each other; null: none. */
  readonly pair: { readonly from: Policy; readonly to: Policy } | null;
  /** What going from one to the other does to the session's prompts; null until it was read. */
  readonly effect: PolicyEffect | null;
  /** Holds a policy against the one in force; nothing is applied. */
  readonly compare: (from: Policy, to: Policy) => Promise<void>;
  readonly close: () => void;
}

let reading = new AbortController();

/** A kept version of the policy beside the one in force. */
export const useVersionChanges = create<VersionChangesState>()((set) => ({
  pair: null,
  effect: null,
  compare: async (from, to) => {
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    set({ pair: { from, to }, effect: null });
    const { client } = useEngine.getState();
    if (client === null) return;
    try {
      const effect = await client.call('policy-preview', { from, to }, { signal });
      if (!signal.aborted) set({ effect });
    } catch (error) {
      if (!signal.aborted) tellFailure('What the version would do was not read', error);
    }
  },
  close: () => {
    reading.abort();
    set({ pair: null, effect: null });
  },
}));
