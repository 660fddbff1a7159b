import { useCallback, useSyncExternalStore } from 'react';
import type { BulkCounts } from '../../engine/protocol';
import { useEngine } from '../../state/engine-store';

/** The running totals of a bulk run, at most once in `intervalMs`; the first and the last of a run come at once. */
export function useThrottledBulk(intervalMs: number): BulkCounts | null {
  const subscribe = useCallback(
    (listener: () => void) => {
      let seen = useEngine.getState().bulk;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const tell = () => {
        clearTimeout(timer);
        timer = undefined;
        listener();
      };
      const stop = useEngine.subscribe(({ bulk }) => {
        if (bulk === seen) return;
        const isEdge = bulk === null || seen === null || bulk.done >= bulk.total;
        seen = bulk;
        if (isEdge) tell();
        else if (timer === undefined) timer = setTimeout(tell, intervalMs);
      });
      return () => {
        clearTimeout(timer);
        stop();
      };
    },
    [intervalMs],
  );
  return useSyncExternalStore(subscribe, readBulk, readBulk);
}

function readBulk(): BulkCounts | null {
  return useEngine.getState().bulk;
}
