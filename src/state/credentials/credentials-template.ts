import { editText } from './credentials-draft';
import type { Draft } from './credentials-draft';
import { parseCredentials } from './credentials-parse';
import { defaultRows } from './credentials-row';
import type { ProviderRow } from './credentials-row';

/** Bytes of the largest file that is read as settings; a real one has a few hundred. */
export const largestTemplateBytes = 262_144;

export type ReadTemplate =
  | { readonly ok: true; readonly draft: Draft; readonly keysLeftOut: number; readonly notUnderstood: number }
  | { readonly ok: false; readonly problem: string };

/** Reads a file of settings into the draft, unsaved. Keys in it are left out: the form is the only way in for them. */
export function readTemplate(text: string, rows: readonly ProviderRow[], before: Draft): ReadTemplate {
  const parsed = parseCredentials(text);
  if (parsed.state === 'unreadable') {
    const problem =
      parsed.reason === 'newer'
        ? 'The file is of a newer version of RouteLLM. Nothing was imported.'
        : 'The file holds no settings in JSON. Nothing was imported.';
    return { ok: false, problem };
  }
  // A file of another form names some providers only: the others keep what they have.
  const isNamed = (row: ProviderRow): boolean => parsed.form === 'current' || !defaultRows.includes(row);
  let draft = before;
  for (const row of parsed.rows) if (isNamed(row)) draft = takeRow(draft, row, rows);
  const keysLeftOut = parsed.rows.filter(({ key }) => key !== null).length;
  return { ok: true, draft, keysLeftOut, notUnderstood: parsed.notUnderstood };
}

function takeRow(draft: Draft, row: ProviderRow, rows: readonly ProviderRow[]): Draft {
  const known = [...rows, ...draft.added].find(({ id }) => id === row.id);
  if (known === undefined) return { ...draft, added: [...draft.added, { ...row, key: null, trustedOrigin: '' }] };
  const kept = { ...draft, removed: draft.removed.filter((id) => id !== row.id) };
  const withUrl = editText(kept, known, 'baseUrl', row.baseUrl);
  let taken = editText(withUrl, known, 'models', row.models.join(', '));
  for (const field of ['timeout', 'headers', 'price'] as const) taken = editText(taken, known, field, row[field]);
  return row.kind === 'custom' ? editText(taken, known, 'name', row.name) : taken;
}
