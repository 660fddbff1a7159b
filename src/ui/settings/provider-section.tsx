import { useId } from 'react';
import { removeCredentialRow } from '../../state/credentials-edit';
import type { ProviderRow } from '../../state/credentials-row';
import { useCredentials } from '../../state/credentials-store';
import { Button } from '../kit/button';
import { KeyLine } from './key-line';
import { TextLine } from './text-line';

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
        {isCustom ? (
          <Button onClick={() => removeCredentialRow(row.id)} aria-label={`Remove ${of}`}>
            Remove
          </Button>
        ) : null}
      </div>
      {isCustom ? <TextLine row={row} of={of} field="name" /> : null}
      <TextLine row={row} of={of} field="baseUrl" />
      {row.kind === 'ollama' ? null : <KeyLine key={round} row={row} of={of} />}
      <TextLine row={row} of={of} field="models" />
    </div>
  );
}
