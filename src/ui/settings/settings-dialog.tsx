import { useMemo, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { shownRows } from '../../state/credentials/credentials-draft';
import { addCredentialRow } from '../../state/credentials/credentials-edit';
import { saveCredentials } from '../../state/credentials/credentials-save';
import { useCredentials } from '../../state/credentials/credentials-store';
import { useNavigation } from '../../state/navigation-store';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { ProviderSection } from './provider-section';
import { rowName } from './row-name';
import { SetAsideList } from './set-aside-list';
import { SettingsFile, SettingsFoot } from './settings-foot';
import { StorageChoice } from './storage-choice';

/** The settings terminal: endpoints, their keys, and where they are kept. Unsaved changes outlive it. */
export function SettingsDialog() {
  const body = useRef<HTMLDivElement>(null);
  const rows = useCredentials((state) => state.rows);
  const draft = useCredentials((state) => state.draft);
  const shown = useMemo(() => shownRows(rows, draft), [rows, draft]);
  const save = (): void => {
    if (saveCredentials()) return;
    // After the marks are drawn.
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  const saveOnEnter = (event: KeyboardEvent<HTMLDivElement>): void => {
    const { target, key, nativeEvent } = event;
    if (key !== 'Enter' || nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    // The field of a key goes away when it is saved; the focus must not go with it.
    body.current?.querySelector<HTMLElement>('[data-save]')?.focus();
    save();
  };
  return (
    <Dialog title="Settings" onClose={() => useNavigation.getState().closeDialog()}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a form would make browsers offer to store the keys */}
      <div
        ref={body}
        onKeyDown={saveOnEnter}
        className="-m-4 font-mono text-12 [font-variant-ligatures:none] [&_:is(input,button,summary)]:scroll-mb-40"
      >
        <p className="px-4 py-3">
          Nothing here is called unless you test it, or switch a run to LIVE. Simulation needs none of it.
        </p>
        {shown.map((row) => (
          <ProviderSection key={row.id} row={row} of={rowName(row, shown)} />
        ))}
        <div className="border-t-1 border-fg px-4 py-3">
          <Button onClick={addCredentialRow}>Add endpoint</Button>
          <span className="ml-3 text-fg-2">OpenAI-compatible</span>
        </div>
        <StorageChoice />
        <SetAsideList />
        <SettingsFile />
        <SettingsFoot onSave={save} />
      </div>
    </Dialog>
  );
}
