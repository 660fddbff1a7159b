import { lazy, Suspense } from 'react';
import { useNavigation } from '../state/navigation-store';
import { RegionBoundary } from './region-boundary';

const OptimizeDialog = lazy(async () => ({
  default: (await import('../ui/optimize/optimize-dialog')).OptimizeDialog,
}));

/** The search for thresholds, fetched when it is first opened. */
export function LazyOptimize() {
  const open = useNavigation((state) => state.dialog === 'optimize');
  if (!open) return null;
  return (
    <RegionBoundary name="Optimize Load">
      <Suspense fallback={null}>
        <OptimizeDialog />
      </Suspense>
    </RegionBoundary>
  );
}
