import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useNavigation } from '../state/navigation-store';
import { Dialog } from '../ui/kit/dialog';
import { matching, paletteCommands } from './palette-commands';
import type { Command } from './palette-commands';

/** Every command of the page by its name: type a part of it; Enter runs the first, the arrows go through the list. */
export function CommandPalette() {
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);
  // The dialog's first control is its Close; here the field comes first. The dialog's own effect has opened it by now.
  useEffect(() => field.current?.focus(), []);
  const [commands] = useState(paletteCommands);
  const [query, setQuery] = useState('');
  const found = matching(commands, query);
  const [first] = found;
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    // From the field, which stands above them, up leads to the last.
    const next = at === -1 && step < 0 ? buttons.length - 1 : (at + step + buttons.length) % buttons.length;
    buttons[next]?.focus();
  };
  return (
    <Dialog title="Commands" onClose={() => useNavigation.getState().closeDialog()}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (first !== undefined) runCommand(first);
        }}
      >
        <input
          type="text"
          aria-label="Command"
          autoComplete="off"
          spellCheck={false}
          placeholder="Name of a command"
          className="h-ctl w-full border-2 border-fg bg-bg px-2 text-13 pointer-coarse:h-hit-touch"
          value={query}
          ref={field}
          onChange={({ target }) => setQuery(target.value)}
          onKeyDown={move}
        />
      </form>
      <ul ref={list} aria-label="Commands" className="mt-2 max-h-[60dvh] overflow-y-auto">
        {found.map((command) => (
          <li key={command.name}>
            <button
              type="button"
              className="ring-inside flex min-h-hit w-full items-center justify-between gap-4 px-2 text-left text-13 hover:bg-fill focus:bg-fill pointer-coarse:min-h-hit-touch [ul:not(:focus-within)>li:first-child>&]:bg-fill"
              onClick={() => runCommand(command)}
              onKeyDown={move}
            >
              {command.name}
              {command.key === undefined ? null : <kbd>{command.key}</kbd>}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="text-12 text-fg-2 empty:hidden">
        {found.length === 0 ? 'No command has these words.' : ''}
      </p>
    </Dialog>
  );
}

/** The palette goes first: a command may open another dialog, or take the focus. */
function runCommand(command: Command): void {
  useNavigation.getState().closeDialog();
  command.run();
}
