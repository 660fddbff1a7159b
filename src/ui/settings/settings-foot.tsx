import { useRef } from 'react';
import type { ChangeEvent } from 'react';
import { toDocument } from '../../state/credentials/credentials-document';
import { isDirty } from '../../state/credentials/credentials-draft';
import { discardCredentialDraft, importCredentials } from '../../state/credentials/credentials-edit';
import { clearAllKeys } from '../../state/credentials/credentials-save';
import { useCredentials } from '../../state/credentials/credentials-store';
import { largestTemplateBytes } from '../../state/credentials/credentials-template';
import { Button } from '../kit/button';
import { saveTextFile } from '../kit/save-text-file';

/** What can be done with the whole configuration, always in sight; `onSave` is shared with the Enter key. */
export function SettingsFoot({ onSave }: { readonly onSave: () => void }) {
  const dirty = useCredentials(({ draft }) => isDirty(draft));
  return (
    <div className="bottom-0 grid gap-2 border-t-2 border-fg bg-bg px-4 py-3 [@media(min-height:560px)]:sticky">
      <SettingsStatus dirty={dirty} />
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" data-save onClick={onSave}>
          Save
        </Button>
        {dirty ? <Button onClick={discardCredentialDraft}>Discard changes</Button> : null}
        <Button
          className="ml-auto"
          onClick={clearAllKeys}
          title="At once, in every place, with what was set aside; no undo"
        >
          Clear all keys
        </Button>
      </div>
    </div>
  );
}

function SettingsStatus({ dirty }: { readonly dirty: boolean }) {
  const notice = useCredentials((state) => state.notice);
  const savedAt = useCredentials((state) => state.savedAt);
  const saved = savedAt === null ? 'Nothing saved yet.' : `Saved ${savedAt.slice(0, 16).replace('T', ' ')} UTC.`;
  return (
    <>
      <p
        role="status"
        aria-label="Settings"
        className={`empty:absolute ${notice?.kind === 'error' ? 'font-bold' : ''}`}
      >
        {notice?.text}
      </p>
      <p className="text-fg-2">{dirty ? '● Unsaved changes; closing keeps them until this tab ends.' : saved}</p>
    </>
  );
}

/** Settings as a file, without keys, out and in. */
export function SettingsFile() {
  const picker = useRef<HTMLInputElement>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    if (file === undefined) return;
    if (file.size > largestTemplateBytes) {
      const text = `The file has ${file.size} bytes; settings have at most ${largestTemplateBytes}. Nothing was imported.`;
      useCredentials.setState({ notice: { kind: 'error', text } });
    } else importCredentials(await file.text());
    target.value = '';
  };
  const download = (): void => {
    const { rows, savedAt } = useCredentials.getState();
    const text = toDocument(rows, savedAt === null ? new Date() : new Date(savedAt), 'without-keys');
    saveTextFile('routellm-keys.json', `${text}\n`, 'application/json');
  };
  return (
    <div className="flex flex-wrap items-center gap-2 border-t-1 border-fg px-4 py-3">
      <span className="mr-auto text-13 font-bold">[file]</span>
      <Button onClick={download} title="routellm-keys.json, as saved">
        Export without keys
      </Button>
      <Button onClick={() => picker.current?.click()} title="Keys in the file are left out">
        Import
      </Button>
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        aria-label="Settings file"
        tabIndex={-1}
        hidden
        onChange={(event) => void take(event)}
      />
    </div>
  );
}
