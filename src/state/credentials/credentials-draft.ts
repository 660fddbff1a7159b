import {
  refuseBaseUrl,
  refuseHeaders,
  refuseKey,
  refuseModels,
  refuseName,
  refusePrice,
  refuseTimeout,
  splitModels,
} from './credentials-check';
import type { ProviderRow } from './credentials-row';
import type { Secret } from './credentials-secret';
import type { Place } from './credentials-shelf';

export const textFields = ['name', 'baseUrl', 'models', 'timeout', 'headers', 'price'] as const;
export type TextField = (typeof textFields)[number];

/** What was typed into one row, as text; a field that is absent was left alone. */
export interface RowEdit {
  readonly name?: string;
  readonly baseUrl?: string;
  readonly models?: string;
  readonly timeout?: string;
  readonly headers?: string;
  readonly price?: string;
  readonly enabled?: boolean;
  readonly trustedOrigin?: string;
  readonly key?: Secret;
}

/** Unsaved changes, as little as possible, so that what another tab saves meanwhile shows through. */
export interface Draft {
  readonly edits: Readonly<Record<string, RowEdit>>;
  readonly added: readonly ProviderRow[];
  readonly removed: readonly string[];
  readonly place: Place | null;
}

export const emptyDraft: Draft = { edits: {}, added: [], removed: [], place: null };

/** What is wrong with the fields, by row and field. */
export type Problems = Readonly<Record<string, Partial<Readonly<Record<TextField | 'key', string>>>>>;

/** Whether there is anything to save. */
export function isDirty({ edits, added, removed, place }: Draft): boolean {
  return Object.keys(edits).length + added.length + removed.length > 0 || place !== null;
}

/** The rows that the form shows: those saved and added, without those removed. */
export function shownRows(rows: readonly ProviderRow[], { added, removed }: Draft): ProviderRow[] {
  return [...rows, ...added].filter(({ id }) => !removed.includes(id));
}

/** The text of a field as saved. */
export function savedText(row: ProviderRow, field: TextField): string {
  return field === 'models' ? row.models.join(', ') : row[field];
}

/** Puts typed text into the draft; text that equals what is saved is no change. */
export function editText(draft: Draft, row: ProviderRow, field: TextField, text: string): Draft {
  const { [field]: _previous, ...others } = draft.edits[row.id] ?? {};
  return withEdit(draft, row.id, text === savedText(row, field) ? others : { ...others, [field]: text });
}

/** Switches a row on or off in the draft. */
export function editEnabled(draft: Draft, row: ProviderRow, enabled: boolean): Draft {
  const { enabled: _previous, ...others } = draft.edits[row.id] ?? {};
  return withEdit(draft, row.id, enabled === row.enabled ? others : { ...others, enabled });
}

/** Trusts an origin in the draft, or with an empty text none. */
export function editTrust(draft: Draft, row: ProviderRow, origin: string): Draft {
  const { trustedOrigin: _previous, ...others } = draft.edits[row.id] ?? {};
  return withEdit(draft, row.id, origin === row.trustedOrigin ? others : { ...others, trustedOrigin: origin });
}

/** Puts a typed key into the draft, or with null takes it out again. */
export function editKey(draft: Draft, id: string, key: Secret | null): Draft {
  const { key: _previous, ...others } = draft.edits[id] ?? {};
  return withEdit(draft, id, key === null ? others : { ...others, key });
}

/** Takes a row out: one that was only added is forgotten, a saved one goes when the draft is saved. */
export function removeRow(draft: Draft, id: string): Draft {
  const wasAdded = draft.added.some((row) => row.id === id);
  const added = draft.added.filter((row) => row.id !== id);
  return { ...withEdit(draft, id, {}), added, removed: wasAdded ? draft.removed : [...draft.removed, id] };
}

/** The rows as they will be once the draft is saved; call it when `findProblems` found none. */
export function applyDraft(rows: readonly ProviderRow[], draft: Draft): ProviderRow[] {
  return shownRows(rows, draft).map((row) => {
    const { name, baseUrl, models, key, timeout, headers, price, enabled, trustedOrigin } = draft.edits[row.id] ?? {};
    return {
      ...row,
      name: (name ?? row.name).trim(),
      baseUrl: (baseUrl ?? row.baseUrl).trim(),
      models: models === undefined ? row.models : splitModels(models),
      key: key ?? row.key,
      timeout: (timeout ?? row.timeout).trim(),
      headers: (headers ?? row.headers).trim(),
      price: (price ?? row.price).trim(),
      enabled: enabled ?? row.enabled,
      trustedOrigin: trustedOrigin ?? row.trustedOrigin,
    };
  });
}

/** Checks every field that the form shows. */
export function findProblems(rows: readonly ProviderRow[], draft: Draft): Problems {
  const problems: Record<string, Partial<Record<TextField | 'key', string>>> = {};
  for (const row of shownRows(rows, draft)) {
    const edit = draft.edits[row.id] ?? {};
    const found = Object.entries({
      name: row.kind === 'custom' ? refuseName(edit.name ?? row.name) : null,
      baseUrl: refuseBaseUrl(edit.baseUrl ?? row.baseUrl),
      models: refuseModels(edit.models ?? savedText(row, 'models')),
      timeout: refuseTimeout(edit.timeout ?? row.timeout),
      headers: refuseHeaders(edit.headers ?? row.headers),
      price: refusePrice(edit.price ?? row.price),
      key: edit.key === undefined ? null : refuseKey(edit.key.reveal()),
    }).flatMap(([field, problem]) => (problem === null ? [] : [[field, problem]]));
    if (found.length > 0) problems[row.id] = Object.fromEntries(found);
  }
  return problems;
}

function withEdit(draft: Draft, id: string, edit: RowEdit): Draft {
  const { [id]: _previous, ...others } = draft.edits;
  return { ...draft, edits: Object.keys(edit).length === 0 ? others : { ...others, [id]: edit } };
}
