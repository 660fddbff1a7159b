import type { LiveTarget } from '../live/chat/live-target';
import type { ConnectionReport } from '../live/chat/test-connection';

export type { ConnectionReport } from '../live/chat/test-connection';

/** An address with its key, as the settings hand it over; it stays in worker memory. */
export type LiveAddress = Omit<LiveTarget, 'model'>;

/** Calls that reach endpoints of the user's own. */
export interface LiveCalls {
  /** Asks an address for its models and says by name what came of it. */
  'live-test': {
    params: { readonly address: LiveAddress; readonly timeoutMs: number };
    result: ConnectionReport;
  };
}
