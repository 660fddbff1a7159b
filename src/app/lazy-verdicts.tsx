import { lazy, Suspense } from 'react';
import { RegionBoundary } from './region-boundary';

const Verdicts = lazy(async () => ({ default: (await import('../ui/verdicts/verdicts')).Verdicts }));
const Why = lazy(async () => ({ default: (await import('../ui/verdicts/why')).Why }));

/** The verdicts, fetched after the page has drawn itself. */
export function LazyVerdicts({ withoutWhy = false }: { readonly withoutWhy?: boolean }) {
  return (
    <RegionBoundary name="The verdicts">
      <Suspense fallback={null}>
        <Verdicts withoutWhy={withoutWhy} />
      </Suspense>
    </RegionBoundary>
  );
}

/** Why a prompt went where it went, where the page says it apart from the verdicts. */
export function LazyWhy() {
  return (
    <Suspense fallback={null}>
      <Why />
    </Suspense>
  );
}
