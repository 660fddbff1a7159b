import { useEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';
import { useSettings } from '../../state/settings-store';

/**
 * Runs something on a key, in tinykeys' words (`$mod+Enter`, `j`). A key without a modifier does nothing while the user
 * types, while a dialog is open, and when shortcuts of one letter are switched off; Escape always works. `handle` answers
 * false when it has nothing to do, so that the key keeps its own meaning.
 */
export function useShortcut(key: string, handle: (event: KeyboardEvent) => boolean | void): void {
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(
    () =>
      tinykeys(window, {
        [key]: (event) => {
          if (event.defaultPrevented || !isMeant(key, event)) return;
          if (latest.current(event) !== false) event.preventDefault();
        },
      }),
    [key],
  );
}

function isMeant(key: string, { target, isComposing }: KeyboardEvent): boolean {
  if (isComposing) return false;
  if (document.querySelector('dialog:modal') !== null) return false;
  if (key === 'Escape') return true;
  if (key.toLowerCase().startsWith('$mod+') && key.toLowerCase().endsWith('z')) return !isTextField(target);
  if (key.startsWith('$mod+')) return true;
  return useSettings.getState().singleKeys && !isTyping(target);
}

/** Fields whose own undo the user expects; a number or a slider has none worth the name. */
function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return !['number', 'range', 'checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['range', 'checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLSelectElement || isTextField(target);
}
