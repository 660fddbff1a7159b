import { lazy, Suspense } from 'react';
import { useComparison } from '../state/comparison-store';
import { useMatrix } from '../state/matrix-store';
import { RegionBoundary } from './region-boundary';
import { useSessionRefresh } from './use-session-refresh';

const ComparePage = lazy(async () => ({ default: (await import('../ui/compare/compare-page')).ComparePage }));

/** Strategies, and models against kinds of prompts; fetched when first opened and read again whenever the session has changed. */
export function LazyCompare() {
  useSessionRefresh(useComparison((state) => state.refresh));
  useSessionRefresh(useMatrix((state) => state.refresh));
  return (
    <RegionBoundary name="The comparison">
      <Suspense fallback={null}>
        <ComparePage />
      </Suspense>
    </RegionBoundary>
  );
}
