import { lazy, Suspense, useEffect } from 'react';
import { leaveImport } from '../state/import-store';
import { useNavigation } from '../state/navigation-store';
import { RegionBoundary } from './region-boundary';

const ImportDialog = lazy(async () => ({ default: (await import('../ui/import/import-dialog')).ImportDialog }));

/** The import, fetched when it is first opened. */
export function LazyImport() {
  const open = useNavigation((state) => state.dialog === 'import');
  // However it was closed: by its button, by Esc, or by the browser's way back.
  useEffect(() => (open ? leaveImport : undefined), [open]);
  if (!open) return null;
  return (
    <RegionBoundary name="The import">
      <Suspense fallback={null}>
        <ImportDialog />
      </Suspense>
    </RegionBoundary>
  );
}
