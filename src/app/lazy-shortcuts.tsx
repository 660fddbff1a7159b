import { lazy, Suspense } from 'react';
import { useNavigation } from '../state/navigation-store';
import { RegionBoundary } from './region-boundary';

const ShortcutSheet = lazy(async () => ({ default: (await import('./shortcut-sheet')).ShortcutSheet }));

/** Every key the page knows, fetched when it is first asked for. */
export function LazyShortcuts() {
  const open = useNavigation((state) => state.dialog === 'shortcuts');
  if (!open) return null;
  return (
    <RegionBoundary name="The shortcuts">
      <Suspense fallback={null}>
        <ShortcutSheet />
      </Suspense>
    </RegionBoundary>
  );
}
