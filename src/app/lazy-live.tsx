import { lazy, Suspense } from 'react';
import { useLive } from '../state/live-store';
import { RegionBoundary } from './region-boundary';

const LivePanel = lazy(async () => ({ default: (await import('../ui/live/live-panel')).LivePanel }));

/** The live run's panel, fetched when a run is first switched to the user's own endpoints. */
export function LazyLive() {
  const isLive = useLive((state) => state.mode === 'live');
  if (!isLive) return null;
  return (
    <RegionBoundary name="The live run">
      <Suspense fallback={null}>
        <LivePanel />
      </Suspense>
    </RegionBoundary>
  );
}
