import { useId } from 'react';
import { savedText } from '../../state/credentials/credentials-draft';
import type { TextField } from '../../state/credentials/credentials-draft';
import { checkCredential, editCredential } from '../../state/credentials/credentials-edit';
import type { ProviderRow } from '../../state/credentials/credentials-row';
import { useCredentials } from '../../state/credentials/credentials-store';
import { ConfigLine, fieldLook } from './config-line';

interface TextLineProps {
  readonly row: ProviderRow;
  readonly of: string;
  readonly field: TextField;
}

const names: Readonly<Record<TextField, string>> = {
  name: 'name',
  baseUrl: 'base URL',
  models: 'models',
  timeout: 'timeout',
  headers: 'headers',
  price: 'price',
};
const placeholders: Readonly<Record<TextField, string>> = {
  name: 'my vLLM',
  baseUrl: 'https://host/v1',
  models: 'ids, separated by commas',
  timeout: 'seconds to the first token; 60',
  headers: 'Name: value; Name: value',
  price: 'USD per 1M tokens, in / out; else unknown',
};

/** A name, an address or a list of models. */
export function TextLine({ row, of, field }: TextLineProps) {
  const id = useId();
  const text = useCredentials(({ draft }) => draft.edits[row.id]?.[field]) ?? savedText(row, field);
  const problem = useCredentials(({ problems }) => problems[row.id]?.[field]);
  return (
    <ConfigLine htmlFor={id} of={of} name={names[field]} problem={problem} problemId={`${id}-problem`}>
      <input
        id={id}
        type="text"
        inputMode={field === 'baseUrl' ? 'url' : 'text'}
        className={fieldLook}
        placeholder={placeholders[field]}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        value={text}
        onChange={(event) => editCredential(row, field, event.target.value)}
        onBlur={() => checkCredential(row.id, field)}
      />
    </ConfigLine>
  );
}
