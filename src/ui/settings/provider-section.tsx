import { useId } from 'react';
import { splitModels } from '../../state/credentials/credentials-check';
import { removeCredentialRow, switchCredentialRow } from '../../state/credentials/credentials-edit';
import { isEnabled } from '../../state/credentials/credentials-row';
import type { ProviderRow } from '../../state/credentials/credentials-row';
import { useCredentials } from '../../state/credentials/credentials-store';
import { Button } from '../kit/button';
import { KeyLine } from './key-line';
import { TestLine } from './test-line';
import { TextLine } from './text-line';
import { TrustLine } from './trust-line';

interface ProviderSectionProps {
  readonly row: ProviderRow;
  /** `OpenAI`, `Custom 1`. */
  readonly of: string;
}

/** One endpoint, as a section of the configuration. */
export function ProviderSection({ row, of }: ProviderSectionProps) {
  const id = useId();
  const round = useCredentials((state) => state.round);
  const isCustom = row.kind === 'custom';
  return (
    <div role="group" aria-labelledby={id} className="grid gap-2 border-t-1 border-fg px-4 py-3">
      <div className="flex min-h-hit items-center justify-between gap-2">
        <h3 id={id} className="text-13 font-bold">
          [{of.toLowerCase().replace(' ', '.')}]
        </h3>
        <EnabledSwitch row={row} of={of} />
        {isCustom ? (
          <Button onClick={() => removeCredentialRow(row.id)} aria-label={`Remove ${of}`}>
            Remove
          </Button>
        ) : null}
      </div>
      {isCustom ? <TextLine row={row} of={of} field="name" /> : null}
      <TextLine row={row} of={of} field="baseUrl" />
      <TrustLine row={row} of={of} />
      {row.kind === 'ollama' ? null : <KeyLine key={round} row={row} of={of} />}
      <TextLine row={row} of={of} field="models" />
      <details>
        <summary className="min-h-hit cursor-pointer pointer-coarse:min-h-hit-touch">
          Timeout, headers, price <span className="sr-only">of {of}</span>
        </summary>
        <div className="grid gap-2 pt-2">
          <TextLine row={row} of={of} field="timeout" />
          <TextLine row={row} of={of} field="headers" />
          <TextLine row={row} of={of} field="price" />
        </div>
      </details>
      <TestLine row={row} of={of} />
    </div>
  );
}

/** Whether the row takes part in live runs; until the user says, it does once there is something to call. */
function EnabledSwitch({ row, of }: ProviderSectionProps) {
  const edit = useCredentials(({ draft }) => draft.edits[row.id]);
  const models = edit?.models === undefined ? row.models : splitModels(edit.models);
  const enabled = isEnabled({ ...row, models, key: edit?.key ?? row.key, enabled: edit?.enabled ?? row.enabled });
  return (
    <label className="ml-auto flex min-h-hit items-center gap-2 pointer-coarse:min-h-hit-touch">
      <input
        type="checkbox"
        className="size-4"
        aria-label={`${of} enabled`}
        checked={enabled}
        onChange={({ target }) => switchCredentialRow(row, target.checked)}
      />
      enabled
    </label>
  );
}
