import { create } from 'zustand';
import { emptyDraft, isDirty } from './credentials-draft';
import type { Draft, Problems } from './credentials-draft';
import type { ProviderRow } from './credentials-row';
import type { Sealed } from './credentials-seal';
import { listSetAside, readPlace, readShelf, shelfOf } from './credentials-shelf';
import type { Place, SetAside, ShelfProblem } from './credentials-shelf';
import { takeCredentials } from './credentials-take';
import { closeVault } from './credentials-vault';

export interface CredentialsState {
  /** As saved; the only home of the keys. */
  readonly rows: readonly ProviderRow[];
  /** ISO 8601; null before the first save. */
  readonly savedAt: string | null;
  readonly place: Place;
  /** Stored keys that wait for their passphrase; null where there are none, or they are open. */
  readonly locked: Sealed | null;
  /** Why the settings are held in this tab's memory only, against the choice of a place. */
  readonly held: ShelfProblem | null;
  /** Unsaved changes; they outlive the dialog, not the tab. */
  readonly draft: Draft;
  readonly problems: Problems;
  /** Grows when typed keys end, saved or forgotten: their fields do not show the store and are drawn anew. */
  readonly round: number;
  readonly notice: { readonly kind: 'info' | 'error'; readonly text: string } | null;
  /** Values that could not be read, where they stand now. */
  readonly setAside: readonly SetAside[];
}

/** Says why nothing is stored, and what became of the values. */
export const heldTexts: Readonly<Record<ShelfProblem, string>> = {
  forbidden:
    'This browser stores nothing for this page (private window, or storage is blocked). Settings are held in this tab’s memory until it closes.',
  full: 'The storage of this page is full. What it held is unchanged; the settings are held in this tab’s memory until it closes. Free space, then save again.',
};

/** What this tab knows to be stored: another text in its place was written by someone else. Outside the state: it holds keys. */
const seen: { text: string | null; stuck: SetAside | null } = { text: null, stuck: null };

/** Endpoints and keys of the user's own: read at the start, written on Save, never handed to anything that logs or exports. */
export const useCredentials = create<CredentialsState>()(() => ({
  ...load(),
  draft: emptyDraft,
  problems: {},
  round: 0,
}));

/** Whether there are unsaved changes. */
export function hasUnsavedCredentials(): boolean {
  return isDirty(useCredentials.getState().draft);
}

/** Keeps note of what was just stored by this tab, so that it is not mistaken for another tab's. */
export function noteStored(text: string | null, stuck: SetAside | null = seen.stuck): void {
  seen.text = text;
  seen.stuck = stuck;
}

/** Whether a text stands in the way of a new document: one that this tab has not read, or could not. */
export function isForeign(text: string): boolean {
  return text !== seen.text || seen.stuck !== null;
}

/** Everything set aside, and the value that could not be. */
export function allSetAside(): SetAside[] {
  return seen.stuck === null ? listSetAside() : [...listSetAside(), seen.stuck];
}

/**
 * Takes in what another tab has stored meanwhile, below the draft, which is kept. Answers whether there was anything. Tabs
 * that keep their settings for themselves are not touched.
 */
export function takeFromOtherTab(): boolean {
  const { place, held } = useCredentials.getState();
  const { text, problem } = readShelf(place);
  if (shelfOf(place) !== 'browser' || problem !== null || text === seen.text) return false;
  if (held !== null) {
    // Taking it in would lose what this tab could not store; Save sets the other's aside instead.
    useCredentials.setState({
      notice: { kind: 'info', text: 'Another tab saved settings. Those held here are kept.' },
    });
    return false;
  }
  const taken = takeCredentials(place, text);
  noteStored(taken.text, taken.stuck);
  const what = text === null ? 'Another tab removed the stored settings.' : 'Another tab saved these settings.';
  const kept = hasUnsavedCredentials()
    ? ' Your unsaved changes are kept on top; Save writes them.'
    : ' They are shown here now.';
  closeVault();
  useCredentials.setState({
    rows: taken.rows,
    savedAt: taken.savedAt,
    place: taken.sealed === null ? (text === null ? place : 'browser') : 'sealed',
    locked: taken.sealed,
    held: null,
    notice: { kind: 'info', text: taken.notice ?? what + kept },
    setAside: allSetAside(),
  });
  return true;
}

function load(): Omit<CredentialsState, 'draft' | 'problems' | 'round'> {
  const tab = readShelf('tab');
  const browser = readShelf('browser');
  // A tab that keeps settings for itself goes on doing so after a reload; else what is stored decides, then the choice.
  const chosen = readPlace() ?? 'browser';
  const stored = shelfOf(chosen) === 'browser' ? chosen : 'browser';
  const found = tab.text === null ? (browser.text === null ? chosen : stored) : 'tab';
  const { sealed, ...taken } = takeCredentials(found, found === 'tab' ? tab.text : browser.text);
  const place = sealed === null ? found : 'sealed';
  const held = place === 'memory' ? null : (place === 'tab' ? tab : browser).problem;
  const { rows, savedAt, text, notice, stuck } = taken;
  noteStored(text, stuck);
  return {
    rows,
    savedAt,
    place,
    locked: sealed,
    held,
    notice: notice === null ? null : { kind: 'error', text: notice },
    setAside: allSetAside(),
  };
}
