import { lazy, Suspense } from 'react';
import { RegionBoundary } from './region-boundary';

const DegradePanel = lazy(async () => ({ default: (await import('../ui/degrade/degrade-panel')).DegradePanel }));

/** The faults, fetched after the page has drawn itself. */
export function LazyDegrade() {
  return (
    <RegionBoundary name="Degrade">
      <Suspense fallback={null}>
        <DegradePanel />
      </Suspense>
    </RegionBoundary>
  );
}
