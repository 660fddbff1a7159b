import { lazy, Suspense } from 'react';
import { useNavigation } from '../state/navigation-store';
import { RegionBoundary } from './region-boundary';

const SessionsDialog = lazy(async () => ({
  default: (await import('../ui/sessions/sessions-dialog')).SessionsDialog,
}));

/** Saved sessions, fetched when they are first opened. */
export function LazySessions() {
  const open = useNavigation((state) => state.dialog === 'sessions');
  if (!open) return null;
  return (
    <RegionBoundary name="The sessions">
      <Suspense fallback={null}>
        <SessionsDialog />
      </Suspense>
    </RegionBoundary>
  );
}
