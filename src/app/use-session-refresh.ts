import { useEffect } from 'react';
import { useEngine } from '../state/engine-store';

/** Reads what a view shows when it opens, and again whenever the session has changed. `refresh` must stay the same. */
export function useSessionRefresh(refresh: () => void): void {
  useEffect(() => {
    refresh();
    return useEngine.subscribe(({ telemetryHash }, before) => {
      if (telemetryHash !== before.telemetryHash) refresh();
    });
  }, [refresh]);
}
