import { callFailure } from './call-failure';
import { setNotice } from './engine-store';
import type { Notice } from './engine-store';

/**
 * Says in the status line what did not work and why. A cancelled call says nothing, and a crash of the engine is told by
 * its status.
 */
export function tellFailure(what: string, error: unknown, action?: Notice['action']): void {
  const { code, message } = callFailure(error);
  if (code === 'cancelled' || code === 'engine-crashed') return;
  setNotice({ kind: 'error', text: `${what}: ${message}`, ...(action === undefined ? {} : { action }) });
}
