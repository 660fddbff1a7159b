import { clearStoredKeys, withoutKeys } from './credentials-clear';
import { toDocument } from './credentials-document';
import { applyDraft, emptyDraft, findProblems } from './credentials-draft';
import type { ProviderRow } from './credentials-row';
import {
  discardSetAside,
  emptyShelf,
  keysName,
  readShelf,
  setAside,
  writePlace,
  writeShelf,
} from './credentials-shelf';
import type { Place, SetAside, ShelfProblem } from './credentials-shelf';
import { allSetAside, heldTexts, isForeign, noteStored, takeFromOtherTab, useCredentials } from './credentials-store';

const savedTexts: Readonly<Record<Place, string>> = {
  browser: 'Saved in this browser.',
  tab: 'Saved for this tab; it ends with the tab.',
  memory: 'Kept in memory; it ends with a reload.',
};

/** Saves the draft. Answers whether it did; what was in the way stands in `problems` or `notice`. */
export function saveCredentials(): boolean {
  const { rows, draft, place } = useCredentials.getState();
  const problems = findProblems(rows, draft);
  const count = Object.keys(problems).length;
  if (count > 0) {
    const notice = { kind: 'error', text: 'Not saved. Mend the marked fields.' } as const;
    useCredentials.setState({ problems, notice });
    return false;
  }
  if (takeFromOtherTab()) return false;
  const target = draft.place ?? place;
  const next = applyDraft(rows, draft);
  const { problem, wasSetAside } = store(target, next, place);
  useCredentials.setState(({ round }) => ({ draft: emptyDraft, problems: {}, round: round + 1 }));
  if (problem === null && wasSetAside)
    say('info', `${savedTexts[target]} What another tab had stored there was set aside: see below.`);
  return true;
}

/** Removes one saved key, at once. */
export function clearCredentialKey(id: string): void {
  takeFromOtherTab();
  const { rows, place } = useCredentials.getState();
  const next = rows.map((row) => (row.id === id ? { ...row, key: null } : row));
  if (store(place, next, place).problem === null) say('info', 'The key was removed.');
}

/** Removes every key and every value set aside, from both storages and this tab's memory, at once and for good. */
export function clearAllKeys(): void {
  takeFromOtherTab();
  const { rows, draft, place, round } = useCredentials.getState();
  const cleared = clearStoredKeys(rows, place);
  noteStored(readShelf(place).text, null);
  const edits = Object.entries(draft.edits).map(([id, { key: _key, ...others }]) => [id, others] as const);
  useCredentials.setState({
    rows: withoutKeys(rows),
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

interface Stored {
  readonly problem: ShelfProblem | null;
  /** The new place held settings of another tab. */
  readonly wasSetAside: boolean;
}

/** Keeps rows in a place, and no longer in the one before; where that fails they are held in memory. */
function store(target: Place, rows: readonly ProviderRow[], before: Place): Stored {
  const savedAt = new Date();
  const text = toDocument(rows, savedAt, 'with-keys');
  const there = readShelf(target).text;
  const inTheWay = there !== null && (target !== before || isForeign(there)) ? there : null;
  const problem = (inTheWay === null ? null : setAside(target, inTheWay)) ?? writeShelf(target, text);
  if (problem === null) {
    if (target !== before) emptyShelf(before);
    writePlace(target);
    noteStored(readShelf(target).text, null);
  }
  useCredentials.setState({
    rows,
    savedAt: savedAt.toISOString(),
    place: target,
    held: problem,
    setAside: allSetAside(),
    notice: problem === null ? { kind: 'info', text: savedTexts[target] } : { kind: 'error', text: heldTexts[problem] },
  });
  return { problem, wasSetAside: inTheWay !== null };
}

function say(kind: 'info' | 'error', text: string): void {
  useCredentials.setState({ notice: { kind, text } });
}
