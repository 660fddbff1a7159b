import { keysName } from './credentials-shelf';
import { hasUnsavedCredentials, takeFromOtherTab, useCredentials } from './credentials-store';
import { isErased } from '../durable/durable-saver';
import { setNotice } from '../engine-store';
import { useNavigation } from '../navigation-store';

/** Shows what other tabs save, keeps a draft from being closed with its tab unasked, and says when keys could not be read. */
export function watchCredentials(): void {
  window.addEventListener('storage', ({ key, storageArea }) => {
    // Null: the whole storage was cleared.
    if (storageArea === localStorage && (key === keysName || key === null)) takeFromOtherTab();
  });
  window.addEventListener('beforeunload', (event) => {
    // Where everything was erased there is nothing to keep a draft for.
    if (hasUnsavedCredentials() && !isErased()) event.preventDefault();
  });
  if (useCredentials.getState().notice === null) return;
  const action = { label: 'Settings', run: () => useNavigation.getState().open('settings') };
  setNotice({ kind: 'error', text: 'Stored endpoints and keys need a look.', action });
}
