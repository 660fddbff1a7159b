import { setNotice } from '../engine-store';
import type { Notice } from '../engine-store';
import { useDurable } from './durable-store';
import type { UnsavedReason } from './durable-store';
import { useNavigation } from '../navigation-store';

/** Why the session is not being saved, and what is to be done. */
export const unsavedSentence: Readonly<Record<UnsavedReason, string>> = {
  'no-storage': 'This browser keeps no data for this page (a private window, perhaps): the session ends with this tab.',
  full: 'Not saved: the browser’s storage for this page is full. The last save is kept. Delete runs to make room.',
  'other-tab': 'Another tab holds the session. This tab works unsaved.',
  failed: 'Not saved: the browser’s storage did not answer. The last save is kept; the next change tries again.',
  'by-choice': 'Prompts are not kept, as you chose in Privacy: the session ends with this tab.',
};

/** Says once, until the reason changes, that the session is not being saved. */
export function tellUnsaved(reason: UnsavedReason): void {
  const before = useDurable.getState();
  useDurable.setState({ mode: 'unsaved', reason });
  if (before.mode === 'unsaved' && before.reason === reason) return;
  const action: Notice['action'] = { label: 'Sessions', run: () => useNavigation.getState().open('sessions') };
  setNotice({ kind: 'error', text: unsavedSentence[reason], ...(reason === 'no-storage' ? {} : { action }) });
}

/** The reason that a failed write gives. */
export function unsavedReason(error: unknown): UnsavedReason {
  if (!(error instanceof DOMException)) return 'failed';
  if (error.name === 'QuotaExceededError') return 'full';
  return ['SecurityError', 'InvalidStateError'].includes(error.name) ? 'no-storage' : 'failed';
}
