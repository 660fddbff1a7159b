import { Secret } from './credentials-secret';

/** Where settings are kept: localStorage, the same with sealed keys, sessionStorage, or nowhere but in this tab's memory. */
export const places = ['browser', 'sealed', 'tab', 'memory'] as const;
export type Place = (typeof places)[number];

export const keysName = 'routellm-keys';
const setAsideName = 'routellm-keys.set-aside';
const placeName = 'routellm-keys.place';

/** `forbidden`: the browser keeps nothing for this page. `full`: what is there could be read, but nothing more fits. */
export type ShelfProblem = 'forbidden' | 'full';
type Shelved = 'browser' | 'tab';

/** The storage behind a place; null where there is none. */
export function shelfOf(place: Place): Shelved | null {
  return place === 'memory' ? null : place === 'tab' ? 'tab' : 'browser';
}

/** A value that was moved out of the way, as it was. */
export interface SetAside {
  readonly place: Shelved;
  readonly name: string;
  /** May hold keys, so it is handled as one. */
  readonly text: Secret;
}

/** What is stored in a place; null where there is nothing, a problem where the browser forbids to look. */
export function readShelf(place: Place): { readonly text: string | null; readonly problem: ShelfProblem | null } {
  const shelf = shelfOf(place);
  if (shelf === null) return { text: null, problem: null };
  try {
    return { text: area(shelf).getItem(keysName), problem: null };
  } catch {
    return { text: null, problem: 'forbidden' };
  }
}

/** Stores the document; a failed write leaves what was there. */
export function writeShelf(place: Place, text: string): ShelfProblem | null {
  const shelf = shelfOf(place);
  return shelf === null ? null : put(shelf, keysName, text);
}

/** Takes the document away, wherever the place allows it. */
export function emptyShelf(place: Place): ShelfProblem | null {
  const shelf = shelfOf(place);
  return shelf === null ? null : remove(shelf, keysName);
}

/**
 * Moves what is stored out of the way of a new document: first the copy, then the removal, so that nothing is lost between.
 * `copy` leaves the original, which the caller is about to replace by what was read from it.
 */
export function setAside(place: Place, text: string, how: 'move' | 'copy' = 'move'): ShelfProblem | null {
  const shelf = shelfOf(place);
  if (shelf === null) return null;
  const kept = listSetAside().filter((one) => one.place === shelf);
  if (!kept.some((one) => one.text.reveal() === text)) {
    const taken = new Set(kept.map(({ name }) => name));
    let name = setAsideName;
    for (let number = 2; taken.has(name); number += 1) name = `${setAsideName}.${number}`;
    const problem = put(shelf, name, text);
    if (problem !== null) return problem;
  }
  return how === 'copy' ? null : remove(shelf, keysName);
}

/** All values that were set aside and not discarded since. */
export function listSetAside(): SetAside[] {
  const shelved: readonly Shelved[] = ['browser', 'tab'];
  return shelved.flatMap((place) => {
    try {
      const storage = area(place);
      const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
      return names
        .filter((name) => name.startsWith(setAsideName))
        .sort()
        .map((name) => ({ place, name, text: new Secret(storage.getItem(name) ?? '') }));
    } catch {
      // Where storage is forbidden nothing can have been set aside.
      return [];
    }
  });
}

/** Removes one value that was set aside, for good. */
export function discardSetAside({ place, name }: SetAside): ShelfProblem | null {
  return remove(place, name);
}

/** The place that was chosen last in this browser, null before the first choice. */
export function readPlace(): Place | null {
  try {
    const stored = area('browser').getItem(placeName);
    return places.find((place) => place === stored) ?? null;
  } catch {
    return null;
  }
}

/** Remembers the choice of a place; it holds no key. */
export function writePlace(place: Place): void {
  put('browser', placeName, place);
}

function area(place: Shelved): Storage {
  return place === 'browser' ? localStorage : sessionStorage;
}

function put(place: Shelved, name: string, text: string): ShelfProblem | null {
  try {
    const storage = area(place);
    try {
      storage.setItem(name, text);
      return null;
    } catch {
      // Browsers that keep nothing at all throw the same error as a full storage; a full one has entries.
      return storage.length === 0 ? 'forbidden' : 'full';
    }
  } catch {
    return 'forbidden';
  }
}

function remove(place: Shelved, name: string): ShelfProblem | null {
  try {
    area(place).removeItem(name);
    return null;
  } catch {
    return 'forbidden';
  }
}
