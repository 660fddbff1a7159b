import { lazy, Suspense } from 'react';
import { useNavigation } from '../state/navigation-store';
import { RegionBoundary } from './region-boundary';

const CommandPalette = lazy(async () => ({ default: (await import('./command-palette')).CommandPalette }));

/** Every command by its name, fetched when it is first asked for. */
export function LazyPalette() {
  const open = useNavigation((state) => state.dialog === 'palette');
  if (!open) return null;
  return (
    <RegionBoundary name="The command palette">
      <Suspense fallback={null}>
        <CommandPalette />
      </Suspense>
    </RegionBoundary>
  );
}
