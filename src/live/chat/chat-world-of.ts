import type { ChatWorld } from './stream-chat';

/** The real fetch and clocks of this thread, the same in a browser and in Node. */
export function chatWorldOf(estimateTokens: ChatWorld['estimateTokens']): ChatWorld {
  return {
    fetch: (...request) => fetch(...request),
    now: () => performance.now(),
    wallMs: () => Date.now(),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    estimateTokens,
  };
}
