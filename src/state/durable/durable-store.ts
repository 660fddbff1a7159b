import { create } from 'zustand';
import type { SessionLog } from '../../engine/protocol';
import type { PolicyVersion } from './durable-records';

/** Why this tab's session is not being kept. */
export type UnsavedReason = 'no-storage' | 'full' | 'other-tab' | 'failed' | 'by-choice';

/** A named run as a list shows it. */
export interface RunEntry {
  readonly name: string;
  /** ISO 8601. */
  readonly savedAt: string;
  readonly hash: string;
  readonly rows: number;
  readonly seed: number;
}

interface DurableState {
  /** `pending` while a change waits to be written. */
  readonly mode: 'opening' | 'pending' | 'saved' | 'unsaved';
  readonly reason: UnsavedReason | null;
  /** The session as the engine told it last; null before its first run. */
  readonly log: SessionLog | null;
  readonly hash: string;
  /** ISO 8601; null before the first save or restore. */
  readonly savedAt: string | null;
  /** How long the latest save took, ms. */
  readonly saveMs: number | null;
  /** How long reading and flying the session again took when the page opened, ms; null where none was. */
  readonly restored: { readonly readMs: number; readonly flyMs: number; readonly rows: number } | null;
  /** A saved session is being flown again. */
  readonly restoring: boolean;
  readonly runs: readonly RunEntry[];
  readonly versions: readonly PolicyVersion[];
  /** The latest thing done in the sessions dialog, and how to take it back. */
  readonly said: { readonly text: string; readonly undo?: () => void } | null;
}

/** What of this tab is kept in IndexedDB. */
export const useDurable = create<DurableState>()(() => ({
  mode: 'opening',
  reason: null,
  log: null,
  hash: '',
  savedAt: null,
  saveMs: null,
  restored: null,
  restoring: false,
  runs: [],
  versions: [],
  said: null,
}));

/** Prompts of the user's own and labels: what a session would be missed for. */
export function hasOwnWork({ batches, labels, live = [] }: SessionLog): boolean {
  return labels.length > 0 || live.length > 0 || batches.some(({ kind }) => kind === 'drafts');
}
