import { lazy, Suspense } from 'react';
import { RegionBoundary } from './region-boundary';

const Log = lazy(async () => ({ default: (await import('../ui/log/log')).Log }));

/** The log, fetched while the first run is under way. */
export function LazyLog() {
  return (
    <RegionBoundary name="The log">
      <Suspense fallback={null}>
        <Log />
      </Suspense>
    </RegionBoundary>
  );
}
