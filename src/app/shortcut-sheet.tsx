import { useNavigation } from '../state/navigation-store';
import { useSettings } from '../state/settings-store';
import type { Animation } from '../state/settings-store';
import { Dialog } from '../ui/kit/dialog';

const shortcuts: readonly (readonly [keys: readonly string[], action: string])[] = [
  [['Ctrl Enter', '⌘ Enter'], 'Route the text'],
  [['Ctrl K', '⌘ K'], 'Every command, by its name'],
  [['S'], 'Draw a sample into the composer'],
  [['I'], 'Import a log'],
  [['O'], 'Optimize Load: search better thresholds'],
  [['C'], 'Compare strategies, and back'],
  [['G'], 'Charts, and back'],
  [['1', '2', '3', '4'], 'Open or close a pillar of the policy'],
  [['E'], 'Export the policy, or load one'],
  [['X'], 'Stop all faults'],
  [['Ctrl Z', '⌘ Z'], 'Undo the latest policy edit'],
  [['Ctrl Shift Z', '⌘ Shift Z'], 'Redo it'],
  [['Ctrl ,', '⌘ ,'], 'Settings: endpoints and keys'],
  [['/'], 'Filter the log'],
  [['J', 'K', '↓', '↑'], 'Move through the log'],
  [['L'], 'Label the row: local was enough; again takes it back'],
  [['N'], 'Label the row: needed the cloud'],
  [['B'], 'Label the row: both failed'],
  [['U'], 'Undo the latest label'],
  [['Enter'], 'Inspect the row; skip the animation'],
  [['Esc'], 'Cancel what is being routed; skip the animation; close, go back'],
  [['?'], 'This sheet'],
];

const animations: readonly { readonly value: Animation; readonly text: string }[] = [
  { value: 'full', text: 'Full' },
  { value: 'reduced', text: 'Reduced' },
  { value: 'off', text: 'Off' },
];

/** Every key the page knows, and the switches that go with them. */
export function ShortcutSheet() {
  const singleKeys = useSettings((state) => state.singleKeys);
  const animation = useSettings((state) => state.animation);
  return (
    <Dialog title="Shortcuts" onClose={() => useNavigation.getState().closeDialog()}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-6 gap-y-2">
        {shortcuts.map(([keys, action]) => (
          <div key={action} className="col-span-2 grid grid-cols-subgrid">
            <dt className="flex flex-wrap gap-1">
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{action}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 grid gap-3 border-t-1 border-fg pt-4">
        <label className="flex min-h-hit items-center gap-2">
          <input
            type="checkbox"
            className="size-4"
            checked={singleKeys}
            onChange={(event) => useSettings.getState().set({ singleKeys: event.target.checked })}
          />
          Shortcuts of one key
        </label>
        <fieldset className="flex flex-wrap items-center gap-4">
          <legend className="float-left mr-4">Animation</legend>
          {animations.map(({ value, text }) => (
            <label key={value} className="flex min-h-hit items-center gap-2">
              <input
                type="radio"
                name="animation"
                className="size-4"
                checked={animation === value}
                onChange={() => useSettings.getState().set({ animation: value })}
              />
              {text}
            </label>
          ))}
        </fieldset>
      </div>
    </Dialog>
  );
}
