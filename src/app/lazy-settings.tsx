import { lazy, Suspense } from 'react';
import { useNavigation } from '../state/navigation-store';
import { RegionBoundary } from './region-boundary';

const SettingsDialog = lazy(async () => {
  const [{ SettingsDialog: Dialog }, { runPendingTest }] = await Promise.all([
    import('../ui/settings/settings-dialog'),
    import('../state/connection-tests'),
  ]);
  // One that waited for a reload.
  runPendingTest();
  return { default: Dialog };
});

/** The settings terminal, fetched when it is first opened. */
export function LazySettings() {
  const open = useNavigation((state) => state.dialog === 'settings');
  if (!open) return null;
  return (
    <RegionBoundary name="The settings">
      <Suspense fallback={null}>
        <SettingsDialog />
      </Suspense>
    </RegionBoundary>
  );
}
