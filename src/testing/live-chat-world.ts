import { estimateTokens } from '../core/features/estimate-tokens';
import type { ChatWorld } from '../live/chat/stream-chat';

/** Calls over real sockets, by the real clock. */
export const chatWorld: ChatWorld = {
  fetch: (...request) => fetch(...request),
  now: () => performance.now(),
  wallMs: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  estimateTokens,
};
