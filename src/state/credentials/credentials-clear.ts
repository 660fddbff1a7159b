import { toDocument } from './credentials-document';
import { parseCredentials } from './credentials-parse';
import type { ProviderRow } from './credentials-row';
import { discardSetAside, emptyShelf, listSetAside, readShelf, shelfOf, writeShelf } from './credentials-shelf';
import type { Place } from './credentials-shelf';

/** The same rows without their keys. */
export function withoutKeys(rows: readonly ProviderRow[]): ProviderRow[] {
  return rows.map((row) => ({ ...row, key: null }));
}

/**
 * Removes every key this origin has stored: in both storages, and in what was set aside. Addresses and models are written
 * back, after the removal, so that a failed write leaves no key behind. Answers false where a storage refused.
 * @param rows what `place` is to hold, where it holds anything
 */
export function clearStoredKeys(rows: readonly ProviderRow[], place: Place): boolean {
  const problems = listSetAside().map(discardSetAside);
  for (const one of ['browser', 'tab'] as const) {
    const { text, problem } = readShelf(one);
    problems.push(problem);
    if (text === null) continue;
    problems.push(emptyShelf(one));
    const parsed = parseCredentials(text);
    const kept = one === shelfOf(place) ? rows : parsed.state === 'read' ? parsed.rows : null;
    if (kept !== null) writeShelf(one, toDocument(withoutKeys(kept), new Date(), 'with-keys'));
  }
  return problems.every((problem) => problem === null);
}
