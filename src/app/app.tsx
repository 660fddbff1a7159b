import { useComposer } from '../state/composer-store';
import { useFlight } from '../state/flight-store';
import { useLog } from '../state/log-store';
import { useNavigation } from '../state/navigation-store';
import { useTelemetry } from '../state/telemetry-store';
import { useMedia } from '../ui/kit/use-media';
import { useShortcut } from '../ui/kit/use-shortcut';
import { toggleSection } from './open-section';
import { LazyExport } from './lazy-export';
import { LazyOptimize } from './lazy-optimize';
import { LazyImport } from './lazy-import';
import { LazyPalette } from './lazy-palette';
import { LazySessions } from './lazy-sessions';
import { LazySettings } from './lazy-settings';
import { LazyShortcuts } from './lazy-shortcuts';
import { NarrowPage } from './narrow-page';
import { SkipLinks } from './skip-links';
import { useFileDrop } from './use-file-drop';
import { WidePage } from './wide-page';

/** The page: its regions side by side, or one view at a time where there is no room. */
export function App() {
  const narrow = useMedia('(max-width: 899px)');
  useFileDrop();
  useShortcut('Escape', goBack);
  useShortcut('Enter', skip);
  useShortcut('c', () => toggleView('compare'));
  useShortcut('g', () => toggleView('charts'));
  useShortcut('1', () => toggleSection('rules'));
  useShortcut('2', () => toggleSection('semantic'));
  useShortcut('3', () => toggleSection('judge'));
  useShortcut('4', () => toggleSection('bandit'));
  useShortcut('$mod+k', () => useNavigation.getState().open('palette'));
  useShortcut('?', () => useNavigation.getState().open('shortcuts'));
  useShortcut('Shift+?', () => useNavigation.getState().open('shortcuts'));
  return (
    <>
      <SkipLinks />
      {narrow ? <NarrowPage /> : <WidePage />}
      <LazyPalette />
      <LazyShortcuts />
      <LazyImport />
      <LazySettings />
      <LazySessions />
      <LazyOptimize />
      <LazyExport />
    </>
  );
}

/** Goes to a view, and from it back to the route. */
function toggleView(view: 'compare' | 'charts'): void {
  const { view: now, go } = useNavigation.getState();
  go(now === view ? 'route' : view);
}

/** Enter: shows at once what the animation holds back. */
function skip(): boolean {
  const flight = useFlight.getState();
  if (flight.replaying) flight.skip();
  return flight.replaying;
}

/** Esc: one step back, the nearest thing first. */
function goBack(): boolean {
  // An open definition is the nearest: the browser closes it.
  if (document.querySelector(':popover-open') !== null) return false;
  const flight = useFlight.getState();
  const { view, go } = useNavigation.getState();
  const { more, setMore } = useTelemetry.getState();
  if (more) setMore(false);
  else if (useComposer.getState().busy) useComposer.getState().cancel();
  else if (flight.replaying) flight.skip();
  else if (view === 'policy' || view === 'compare' || view === 'charts') go('route');
  else if (useLog.getState().selectedRow !== null) useLog.getState().select(null);
  else return false;
  return true;
}
