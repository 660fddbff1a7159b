import { useComposer } from '../state/composer-store';
import { clearAllKeys } from '../state/credentials/credentials-save';
import { useNavigation } from '../state/navigation-store';
import { useOptimize } from '../state/optimize-store';
import { usePolicy } from '../state/policy-store';
import { useScenario } from '../state/scenario-store';
import { themeOf, useSettings } from '../state/settings-store';
import { sectionIds, sectionNames } from '../ui/policy/section-id';
import { openSection } from './open-section';

/** Something the palette can do. */
export interface Command {
  readonly name: string;
  /** The key that does the same, as the shortcut sheet writes it. */
  readonly key?: string;
  readonly run: () => void;
}

/** All commands that make sense now, the commonest first. */
export function paletteCommands(): readonly Command[] {
  const { go, open } = useNavigation.getState();
  const { undoLabel, redoLabel, undo, redo } = usePolicy.getState();
  const faults = useScenario.getState().scenario?.incidents.length ?? 0;
  const commands: readonly (Command | null)[] = [
    { name: 'Route the text', key: 'Ctrl Enter', run: () => void useComposer.getState().route() },
    { name: 'Draw a sample', key: 'S', run: () => void useComposer.getState().sample() },
    { name: 'Import a log', key: 'I', run: () => open('import') },
    { name: 'Optimize Load', key: 'O', run: () => searchThresholds() },
    { name: 'Compare strategies', key: 'C', run: () => go('compare') },
    { name: 'Charts', key: 'G', run: () => go('charts') },
    undoLabel === null ? null : { name: `Undo ${undoLabel}`, key: 'Ctrl Z', run: undo },
    redoLabel === null ? null : { name: `Redo ${redoLabel}`, key: 'Ctrl Shift Z', run: redo },
    faults === 0 ? null : { name: 'Stop all faults', key: 'X', run: () => useScenario.getState().stopAll() },
    { name: 'Export the policy, or load one', key: 'E', run: () => open('export') },
    { name: 'Sessions', run: () => open('sessions') },
    { name: 'Settings: endpoints and keys', key: 'Ctrl ,', run: () => open('settings') },
    { name: 'Clear all keys', run: clearAllKeys },
    { name: 'Invert black and white', run: invert },
    { name: 'Shortcuts', key: '?', run: () => open('shortcuts') },
    ...sectionIds.map((id): Command => ({ name: `Policy: ${sectionNames[id]}`, run: () => openSection(id) })),
  ];
  return commands.filter((command) => command !== null);
}

/** The commands in whose names every word of the query stands. */
export function matching(commands: readonly Command[], query: string): readonly Command[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return commands.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
}

function searchThresholds(): void {
  useNavigation.getState().open('optimize');
  void useOptimize.getState().start();
}

function invert(): void {
  const { set, ...settings } = useSettings.getState();
  set({ theme: themeOf(settings) === 'dark' ? 'light' : 'dark' });
}
