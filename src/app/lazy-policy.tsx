import { lazy, Suspense } from 'react';
import { RegionBoundary } from './region-boundary';

const PolicyPanel = lazy(async () => ({ default: (await import('../ui/policy/policy-panel')).PolicyPanel }));

/** The policy editor, fetched after the page has drawn itself: it is the largest panel, and nothing else waits for it. */
export function LazyPolicy() {
  return (
    <RegionBoundary name="The policy">
      <Suspense fallback={null}>
        <PolicyPanel />
      </Suspense>
    </RegionBoundary>
  );
}
