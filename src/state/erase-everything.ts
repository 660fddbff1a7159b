import { deleteDurable } from './durable/durable-database';
import { stopSaving } from './durable/durable-saver';
import { tellTabs } from './erase-channel';
import { tellFailure } from './tell-failure';

const ours = 'routellm';

/**
 * Takes everything off this browser that the page has put there: sessions, runs, policies, settings, API keys and caches. Then
 * this page and its other tabs are loaded anew, so that nothing is left in memory either. What could not be erased is told.
 */
export async function eraseEverything(reload: () => void = () => location.reload()): Promise<void> {
  stopSaving();
  tellTabs('erasing');
  try {
    clearShelf(localStorage);
    clearShelf(sessionStorage);
    await deleteDurable();
    // Absent on pages that came over plain http.
    const stores: CacheStorage | undefined = globalThis.caches;
    if (stores !== undefined) for (const name of await stores.keys()) await stores.delete(name);
    tellTabs('erased');
    reload();
  } catch (error) {
    tellFailure('Not everything was erased', error);
  }
}

/** Other pages of this origin keep what is theirs. */
function clearShelf(shelf: Storage): void {
  const names = Array.from({ length: shelf.length }, (_, place) => shelf.key(place));
  for (const name of names) if (name?.startsWith(ours) === true) shelf.removeItem(name);
}
