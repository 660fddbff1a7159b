import { clearStoredKeys, withoutKeys } from './credentials-clear';
import { toDocument } from './credentials-document';
import { applyDraft, emptyDraft, findProblems } from './credentials-draft';
import { writeOrigins } from './credentials-origins';
import type { ProviderRow } from './credentials-row';
import { seal } from './credentials-seal';
import type { Sealed } from './credentials-seal';
import {
  discardSetAside,
  emptyShelf,
  keysName,
  readShelf,
  setAside,
  shelfOf,
  writePlace,
  writeShelf,
} from './credentials-shelf';
import type { Place, SetAside } from './credentials-shelf';
import { allSetAside, heldTexts, isForeign, noteStored, takeFromOtherTab, useCredentials } from './credentials-store';
import { closeVault, currentVault, refusePassphrase } from './credentials-vault';

const savedTexts: Readonly<Record<Place, string>> = {
  browser: 'Saved in this browser.',
  sealed: 'Saved in this browser, keys encrypted.',
  tab: 'Saved for this tab; it ends with the tab.',
  memory: 'Kept in memory; it ends with a reload.',
};

/** Saves the draft. Answers whether it did; what was in the way stands in `problems` or `notice`. */
export function saveCredentials(): boolean {
  const { rows, draft, place, locked } = useCredentials.getState();
  const problems = findProblems(rows, draft);
  const count = Object.keys(problems).length;
  if (count > 0) {
    const notice = { kind: 'error', text: 'Not saved. Mend the marked fields.' } as const;
    useCredentials.setState({ problems, notice });
    return false;
  }
  if (takeFromOtherTab()) return false;
  const target = draft.place ?? place;
  const refused = refuseLocked(target) ?? (target === 'sealed' && locked === null ? refusePassphrase() : null);
  if (refused !== null) {
    say('error', `Not saved. ${refused}`);
    return false;
  }
  keep(target, applyDraft(rows, draft), place);
  return true;
}

/** Sealed keys can be kept as they are, and not be taken elsewhere or changed. */
function refuseLocked(target: Place): string | null {
  const { locked, draft } = useCredentials.getState();
  if (locked === null) return null;
  const typed = Object.values(draft.edits).some(({ key }) => key !== undefined);
  return typed || target !== 'sealed' ? 'Unlock the stored keys first, or clear all keys.' : null;
}

/** Removes one saved key, at once. */
export function clearCredentialKey(id: string): void {
  takeFromOtherTab();
  const { rows, place } = useCredentials.getState();
  const next = rows.map((row) => (row.id === id ? { ...row, key: null } : row));
  keep(place, next, place, 'The key was removed.');
}

/** Removes every key and every value set aside, from both storages and this tab's memory, at once and for good. */
export function clearAllKeys(): void {
  takeFromOtherTab();
  const { rows, draft, place, round } = useCredentials.getState();
  const cleared = clearStoredKeys(rows, place);
  noteStored(readShelf(place).text, null);
  closeVault();
  const edits = Object.entries(draft.edits).map(([id, { key: _key, ...others }]) => [id, others] as const);
  useCredentials.setState({
    rows: withoutKeys(rows),
    locked: null,
    draft: { ...draft, edits: Object.fromEntries(edits.filter(([, others]) => Object.keys(others).length > 0)) },
    problems: {},
    round: round + 1,
    setAside: allSetAside(),
  });
  if (cleared) say('info', 'All keys were removed, with everything set aside. Addresses and models are kept.');
  else
    say('error', 'The keys were removed from this tab. This browser refused to open its storage: clear its site data.');
}

/** Removes a value that was set aside, for good. */
export function discardAside(item: SetAside): void {
  const problem = discardSetAside(item);
  if (item.name === keysName && problem === null) noteStored(null, null);
  useCredentials.setState({ setAside: allSetAside() });
  if (problem === null) say('info', 'Discarded.');
  else say('error', 'This browser refused to open its storage. Nothing was discarded.');
}

/**
 * Keeps rows in a place, and no longer in the one before; where that fails they are held in memory. Only sealing takes time.
 * @param said in place of "Saved", where the draft is not what is saved and stays
 */
function keep(target: Place, rows: readonly ProviderRow[], before: Place, said?: string): void {
  const finish = (sealed: Sealed | null): void => {
    store(target, rows, before, sealed, said ?? savedTexts[target]);
    writeOrigins(target, rows);
    if (said === undefined)
      useCredentials.setState(({ round }) => ({ draft: emptyDraft, problems: {}, round: round + 1 }));
  };
  if (target === 'sealed') void sealedKeys(rows).then(finish);
  else finish(null);
}

/** The keys of rows under the passphrase in use; those still locked stay as they are. */
async function sealedKeys(rows: readonly ProviderRow[]): Promise<Sealed | null> {
  const { locked } = useCredentials.getState();
  if (locked !== null) return locked;
  const vault = await currentVault();
  const keys = rows.flatMap(({ id, key }) => (key === null ? [] : [[id, key.reveal()] as const]));
  return vault === null ? null : seal(vault, Object.fromEntries(keys));
}

function store(target: Place, rows: readonly ProviderRow[], before: Place, sealed: Sealed | null, said: string): void {
  const savedAt = new Date();
  const text = toDocument(rows, savedAt, target === 'sealed' ? 'without-keys' : 'with-keys', sealed);
  const there = readShelf(target).text;
  const moves = shelfOf(target) !== shelfOf(before);
  const inTheWay = there !== null && (moves || isForeign(there)) ? there : null;
  const problem = (inTheWay === null ? null : setAside(target, inTheWay)) ?? writeShelf(target, text);
  if (problem === null) {
    if (moves) emptyShelf(before);
    writePlace(target);
    noteStored(readShelf(target).text, null);
  }
  const aside = inTheWay === null ? '' : ' What another tab had stored there was set aside: see below.';
  useCredentials.setState({
    rows,
    savedAt: savedAt.toISOString(),
    place: target,
    held: problem,
    setAside: allSetAside(),
    notice: problem === null ? { kind: 'info', text: said + aside } : { kind: 'error', text: heldTexts[problem] },
  });
}

function say(kind: 'info' | 'error', text: string): void {
  useCredentials.setState({ notice: { kind, text } });
}
