import { lazy, Suspense, useEffect } from 'react';
import { useComparison } from '../state/comparison-store';
import { useEngine } from '../state/engine-store';
import { RegionBoundary } from './region-boundary';

const ComparePage = lazy(async () => ({ default: (await import('../ui/compare/compare-page')).ComparePage }));

/** The table of strategies, fetched when it is first opened and read again whenever the session has changed. */
export function LazyCompare() {
  useEffect(() => {
    const { refresh } = useComparison.getState();
    refresh();
    return useEngine.subscribe(({ telemetryHash }, before) => {
      if (telemetryHash !== before.telemetryHash) refresh();
    });
  }, []);
  return (
    <RegionBoundary name="The comparison">
      <Suspense fallback={null}>
        <ComparePage />
      </Suspense>
    </RegionBoundary>
  );
}
