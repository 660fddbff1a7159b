import { lazy, Suspense } from 'react';
import { RegionBoundary } from './region-boundary';

const Pathway = lazy(async () => ({ default: (await import('../ui/pathway/pathway')).Pathway }));

/** The pathway, fetched after the page has drawn itself: the animation library comes with it. */
export function LazyPathway() {
  return (
    <RegionBoundary name="The pathway">
      <Suspense fallback={null}>
        <Pathway />
      </Suspense>
    </RegionBoundary>
  );
}
