import * as v from 'valibot';
import { documentSchema, fromDocument } from './credentials-document';
import { defaultRows } from './credentials-row';
import type { ProviderRow } from './credentials-row';
import { salvage } from './credentials-salvage';
import type { Sealed } from './credentials-seal';

export type ParsedCredentials =
  | {
      readonly state: 'read';
      readonly rows: readonly ProviderRow[];
      /** ISO 8601; null where nothing was saved, or by an older version. */
      readonly savedAt: string | null;
      /** `older` was brought up to version 1; the original is to be set aside when entries of it were not understood. */
      readonly form: 'none' | 'current' | 'older';
      readonly notUnderstood: number;
      /** Keys that wait for their passphrase. */
      readonly sealed: Sealed | null;
    }
  | { readonly state: 'unreadable'; readonly reason: 'damaged' | 'newer' };

const newerSchema = v.object({ version: v.pipe(v.number(), v.gtValue(1)) });

/** Reads the text of `routellm-keys`, of whatever version and in whatever state. */
export function parseCredentials(text: string | null): ParsedCredentials {
  if (text === null || text === '')
    return { state: 'read', rows: defaultRows, savedAt: null, form: 'none', notUnderstood: 0, sealed: null };
  const json = v.safeParse(v.pipe(v.string(), v.parseJson()), text);
  if (!json.success) return { state: 'unreadable', reason: 'damaged' };
  const current = v.safeParse(documentSchema, json.output);
  if (current.success) {
    const { savedAt, sealed = null } = current.output;
    const rows = fromDocument(current.output);
    return { state: 'read', rows, savedAt, form: 'current', notUnderstood: 0, sealed };
  }
  if (v.is(newerSchema, json.output)) return { state: 'unreadable', reason: 'newer' };
  const { rows, understood, notUnderstood } = salvage(json.output);
  if (understood === 0 && notUnderstood > 0) return { state: 'unreadable', reason: 'damaged' };
  return { state: 'read', rows, savedAt: null, form: 'older', notUnderstood, sealed: null };
}
