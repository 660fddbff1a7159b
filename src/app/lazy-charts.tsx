import { lazy, Suspense } from 'react';
import { useCharts } from '../state/charts-store';
import { RegionBoundary } from './region-boundary';
import { useSessionRefresh } from './use-session-refresh';

const ChartsPage = lazy(async () => ({ default: (await import('../ui/charts/charts-page')).ChartsPage }));

/** The charts, fetched when it is first opened and read again whenever the session has changed. */
export function LazyCharts() {
  useSessionRefresh(useCharts((state) => state.refresh));
  return (
    <RegionBoundary name="The charts">
      <Suspense fallback={null}>
        <ChartsPage />
      </Suspense>
    </RegionBoundary>
  );
}
