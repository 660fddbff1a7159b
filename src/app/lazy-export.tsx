import { lazy, Suspense } from 'react';
import { useNavigation } from '../state/navigation-store';
import { RegionBoundary } from './region-boundary';

const ExportDialog = lazy(async () => ({ default: (await import('../ui/export/export-dialog')).ExportDialog }));

/** The policy on its way out and in, fetched when it is first opened. */
export function LazyExport() {
  const open = useNavigation((state) => state.dialog === 'export');
  if (!open) return null;
  return (
    <RegionBoundary name="The export">
      <Suspense fallback={null}>
        <ExportDialog />
      </Suspense>
    </RegionBoundary>
  );
}
