import { isKeyForAddress, looksLikeKey } from './credentials-check';
import * as draftOf from './credentials-draft';
import type { Draft, Problems, TextField } from './credentials-draft';
import { emptyCustomRow } from './credentials-row';
import type { ProviderRow } from './credentials-row';
import { Secret } from './credentials-secret';
import type { Place } from './credentials-shelf';
import { useCredentials } from './credentials-store';
import { readTemplate } from './credentials-template';

/** Takes what was typed into a field. A key is taken out again: such a field shows what it holds. */
export function editCredential(row: ProviderRow, field: TextField, text: string): void {
  const { draft } = useCredentials.getState();
  const isKey = (field === 'baseUrl' ? isKeyForAddress(text) : looksLikeKey(text)) || holdsKnownKey(text);
  const kept = isKey ? draftOf.savedText(row, field) : text;
  change(draftOf.editText(draft, row, field, kept), row.id, field, isKey ? keyTexts[row.kind] : null);
}

/** Switches a row on or off; takes effect with Save. */
export function switchCredentialRow(row: ProviderRow, enabled: boolean): void {
  useCredentials.setState(({ draft }) => ({ draft: draftOf.editEnabled(draft, row, enabled) }));
}

/** Trusts a row's origin as a machine or network of the user's, or no more; takes effect with Save. */
export function trustCredentialRow(row: ProviderRow, origin: string): void {
  useCredentials.setState(({ draft }) => ({ draft: draftOf.editTrust(draft, row, origin) }));
}

/** Takes a typed key, or with null forgets it; the saved one stays until the draft is saved. */
export function typeCredentialKey(id: string, text: string | null): void {
  const { draft } = useCredentials.getState();
  change(draftOf.editKey(draft, id, text === null ? null : new Secret(text.trim())), id, 'key', null);
}

/** Says what is wrong with a field that the user has left. */
export function checkCredential(id: string, field: TextField | 'key'): void {
  const { rows, draft, problems } = useCredentials.getState();
  const problem = draftOf.findProblems(rows, draft)[id]?.[field];
  if (draft.edits[id]?.[field] === undefined || problem === undefined) return;
  useCredentials.setState({ problems: withProblem(problems, id, field, problem) });
}

/** Adds a custom endpoint to the draft. */
export function addCredentialRow(): void {
  useCredentials.setState(({ draft }) => ({ draft: { ...draft, added: [...draft.added, emptyCustomRow()] } }));
}

/** Takes a custom endpoint out of the draft, its key with it. */
export function removeCredentialRow(id: string): void {
  useCredentials.setState(({ draft }) => ({ draft: draftOf.removeRow(draft, id) }));
}

/** Chooses where the next Save keeps everything. */
export function choosePlace(place: Place): void {
  useCredentials.setState((state) => ({ draft: { ...state.draft, place: place === state.place ? null : place } }));
}

/** Forgets what was not saved. */
export function discardCredentialDraft(): void {
  useCredentials.setState(({ round }) => ({ draft: draftOf.emptyDraft, problems: {}, notice: null, round: round + 1 }));
}

/** Reads a file of settings into the draft, for the user to look at and save. */
export function importCredentials(text: string): void {
  const { rows, draft } = useCredentials.getState();
  const read = readTemplate(text, rows, draft);
  if (!read.ok) return useCredentials.setState({ notice: { kind: 'error', text: read.problem } });
  const keys = read.keysLeftOut === 0 ? '' : ` Keys in the file, left out: ${read.keysLeftOut}; type them here.`;
  const missed = read.notUnderstood === 0 ? '' : ` Entries not understood: ${read.notUnderstood}.`;
  const notice = { kind: 'info', text: `Imported, not saved yet.${keys}${missed}` } as const;
  useCredentials.setState({ draft: read.draft, problems: {}, notice });
}

const taken = 'This looks like an API key, so it was taken out of the field.';
const keyTexts = {
  ollama: `${taken} Ollama needs none.`,
  openai: `${taken} Put it into OpenAI API key.`,
  featherless: `${taken} Put it into Featherless API key.`,
  custom: `${taken} Put it into the API key field.`,
};

function change(draft: Draft, id: string, field: TextField | 'key', problem: string | null): void {
  const { problems } = useCredentials.getState();
  useCredentials.setState({ draft, problems: withProblem(problems, id, field, problem) });
}

function withProblem(problems: Problems, id: string, field: TextField | 'key', problem: string | null): Problems {
  const { [field]: _previous, ...others } = problems[id] ?? {};
  return { ...problems, [id]: problem === null ? others : { ...others, [field]: problem } };
}

/** Keys of no known format are known once they stand in the form. */
function holdsKnownKey(text: string): boolean {
  const { rows, draft } = useCredentials.getState();
  const keys = [...rows.map(({ key }) => key), ...Object.values(draft.edits).map(({ key }) => key)];
  return keys.some(
    (key) => key instanceof Secret && key.reveal().trim().length >= 8 && text.includes(key.reveal().trim()),
  );
}
