import { useEffect } from 'react';
import { useEngine } from '../state/engine-store';
import { useLive } from '../state/live-store';

/** Reads what a view shows when it opens, and again whenever the session or its live rows have changed. `refresh` must stay the same. */
export function useSessionRefresh(refresh: () => void): void {
  useEffect(() => {
    refresh();
    const stops = [
      useEngine.subscribe(({ telemetryHash }, before) => {
        if (telemetryHash !== before.telemetryHash) refresh();
      }),
      useLive.subscribe(({ state }, { state: before }) => {
        if (state?.view !== before?.view || (state?.view === 'live' && state.hash !== before?.hash)) refresh();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [refresh]);
}
