import { useId, useState } from 'react';
import { checkCredential, typeCredentialKey } from '../../state/credentials/credentials-edit';
import type { ProviderRow } from '../../state/credentials/credentials-row';
import { clearCredentialKey } from '../../state/credentials/credentials-save';
import { useCredentials } from '../../state/credentials/credentials-store';
import { Button } from '../kit/button';
import { ConfigLine, fieldLook } from './config-line';
import { focusOnMount } from '../kit/focus-on-mount';

interface KeyLineProps {
  readonly row: ProviderRow;
  readonly of: string;
}

/** A key: typed once, from then on its mask, with a way to replace and to clear it. Mount it anew after each save. */
export function KeyLine({ row, of }: KeyLineProps) {
  const id = useId();
  const typed = useCredentials(({ draft }) => draft.edits[row.id]?.key);
  const problem = useCredentials(({ problems }) => problems[row.id]?.key);
  const [mode, setMode] = useState<'rest' | 'typing' | 'focus'>('rest');
  const key = typed ?? row.key;
  const line = { of, name: 'API key', problem, problemId: `${id}-problem` };
  if (mode === 'rest' && key !== null) {
    const clear = (): void => {
      if (typed === undefined) clearCredentialKey(row.id);
      else typeCredentialKey(row.id, null);
      setMode('focus');
    };
    return (
      <ConfigLine {...line}>
        <div className="flex flex-wrap items-center gap-2">
          <span className="num mr-auto">
            {key.toString()}
            {typed === undefined ? '' : ' · not saved'}
          </span>
          <Button onClick={() => setMode('focus')} aria-label={`Replace ${of} API key`}>
            Replace
          </Button>
          <Button onClick={clear} aria-label={`Clear ${of} API key`}>
            Clear
          </Button>
        </div>
      </ConfigLine>
    );
  }
  const keep = (): void => {
    typeCredentialKey(row.id, null);
    setMode('rest');
  };
  return (
    <ConfigLine {...line} htmlFor={id}>
      <div className="flex gap-2">
        {/* Uncontrolled: React would write a controlled value into the page as an attribute. */}
        <input
          ref={mode === 'focus' ? focusOnMount : undefined}
          id={id}
          type="password"
          className={fieldLook}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          data-1p-ignore
          data-lpignore="true"
          data-bwignore
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
          onFocus={() => mode === 'rest' && setMode('typing')}
          onChange={({ target }) => typeCredentialKey(row.id, target.value === '' ? null : target.value)}
          onBlur={() => checkCredential(row.id, 'key')}
        />
        {row.key === null ? null : (
          <Button aria-label={`Keep saved ${of} API key`} onClick={keep}>
            Keep saved
          </Button>
        )}
      </div>
    </ConfigLine>
  );
}
