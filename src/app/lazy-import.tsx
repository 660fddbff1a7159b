import { lazy, Suspense } from 'react';
import { useNavigation } from '../state/navigation-store';
import { RegionBoundary } from './region-boundary';

const ImportDialog = lazy(async () => ({ default: (await import('../ui/import/import-dialog')).ImportDialog }));

/** The import, fetched when it is first opened. */
export function LazyImport() {
  const open = useNavigation((state) => state.dialog === 'import');
  if (!open) return null;
  return (
    <RegionBoundary name="The import">
      <Suspense fallback={null}>
        <ImportDialog />
      </Suspense>
    </RegionBoundary>
  );
}
