import { lazy, Suspense, useEffect } from 'react';
import { useCharts } from '../state/charts-store';
import { useEngine } from '../state/engine-store';
import { RegionBoundary } from './region-boundary';

const ChartsPage = lazy(async () => ({ default: (await import('../ui/charts/charts-page')).ChartsPage }));

/** The charts, fetched when it is first opened and read again whenever the session has changed. */
export function LazyCharts() {
  useEffect(() => {
    const { refresh } = useCharts.getState();
    refresh();
    return useEngine.subscribe(({ telemetryHash }, before) => {
      if (telemetryHash !== before.telemetryHash) refresh();
    });
  }, []);
  return (
    <RegionBoundary name="The charts">
      <Suspense fallback={null}>
        <ChartsPage />
      </Suspense>
    </RegionBoundary>
  );
}
