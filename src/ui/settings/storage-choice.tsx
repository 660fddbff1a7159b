import { useId } from 'react';
import type { KeyboardEvent } from 'react';
import { Button } from '../kit/button';
import { ConfigLine, fieldLook } from './config-line';
import { unlockCredentials } from '../../state/credentials/credentials-unlock';
import { shortestPassphrase, typePassphrase } from '../../state/credentials/credentials-vault';
import { choosePlace } from '../../state/credentials/credentials-edit';
import type { Place } from '../../state/credentials/credentials-shelf';
import { heldTexts, useCredentials } from '../../state/credentials/credentials-store';

const choices: readonly { readonly place: Place; readonly name: string; readonly means: string }[] = [
  { place: 'browser', name: 'This browser', means: 'localStorage, routellm-keys; kept until cleared' },
  {
    place: 'sealed',
    name: 'This browser, encrypted',
    means: 'by a passphrase; protects disk and backups, not against a script on this page',
  },
  { place: 'tab', name: 'This tab only', means: 'sessionStorage; ends with the tab' },
  { place: 'memory', name: 'Memory only', means: 'ends with a reload' },
];

/** Where endpoints and keys are kept, and the risk of it. */
export function StorageChoice() {
  const place = useCredentials((state) => state.draft.place ?? state.place);
  const held = useCredentials((state) => state.held);
  return (
    <fieldset aria-describedby="settings-risk" className="grid gap-2 border-t-1 border-fg px-4 py-3">
      <legend className="float-left w-full text-13 font-bold">[storage]</legend>
      {choices.map(({ place: one, name, means }) => (
        <label key={one} className="clear-both flex min-h-hit items-start gap-2 pointer-coarse:min-h-hit-touch">
          <input
            type="radio"
            name="settings-place"
            className="mt-0.5 size-4 shrink-0"
            checked={place === one}
            onChange={() => choosePlace(one)}
          />
          <span className="min-w-0">
            {name} <span className="text-fg-2">{means}</span>
          </span>
        </label>
      ))}
      {place === 'sealed' ? <PassphraseLine /> : null}
      <p id="settings-risk" className="border-l-4 border-fg pl-3">
        Any script that runs on this page can read keys kept here. Use a low-limit, revocable key. For production use a
        server-side proxy.
      </p>
      <p role="alert" className="font-bold empty:hidden">
        {held === null ? null : heldTexts[held]}
      </p>
    </fieldset>
  );
}

/** The passphrase: for the next Save, or to unlock what is stored. Uncontrolled, as every secret is. */
function PassphraseLine() {
  const id = useId();
  const locked = useCredentials((state) => state.locked !== null);
  const round = useCredentials((state) => state.round);
  const unlock = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (!locked || event.key !== 'Enter') return;
    // Enter in any other field saves.
    event.preventDefault();
    event.stopPropagation();
    void unlockCredentials();
  };
  return (
    <div className="clear-both grid gap-2">
      <ConfigLine htmlFor={id} of="Storage" name="passphrase" problem={undefined} problemId={`${id}-problem`}>
        <div className="flex gap-2">
          <input
            key={round}
            id={id}
            type="password"
            className={fieldLook}
            autoComplete="off"
            placeholder={locked ? '' : `${shortestPassphrase} characters or more; empty keeps the one in use`}
            data-1p-ignore
            data-lpignore="true"
            data-bwignore
            onChange={({ target }) => typePassphrase(target.value)}
            onKeyDown={unlock}
          />
          {locked ? <Button onClick={() => void unlockCredentials()}>Unlock</Button> : null}
        </div>
      </ConfigLine>
      <p className="text-fg-2">
        {locked ? 'The stored keys are locked.' : 'Asked for after every reload. It cannot be recovered.'}
      </p>
    </div>
  );
}
