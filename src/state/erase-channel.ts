import { closeDurable } from './durable/durable-database';
import { stopSaving } from './durable/durable-saver';
import { setNotice } from './engine-store';

/** `erasing`: write nothing any more. `erased`: what is left in memory goes too. */
type EraseStep = 'erasing' | 'erased';

const channelName = 'routellm-erase';
/** Says to the page that is loaded anew why it is empty. */
const signName = 'routellm-erased';

/** Tells the other tabs of this page how far erasing is. */
export function tellTabs(step: EraseStep): void {
  const channel = new BroadcastChannel(channelName);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origins to send to
  channel.postMessage(step);
  channel.close();
}

/** Drops this tab's session when another tab erases everything, and says so in the page that is loaded anew. */
export function watchErasing(): void {
  new BroadcastChannel(channelName).addEventListener('message', ({ data }) => {
    stopSaving();
    void closeDurable();
    if (data !== 'erased') return;
    sessionStorage.clear();
    sessionStorage.setItem(signName, '1');
    location.reload();
  });
  if (sessionStorage.getItem(signName) === null) return;
  sessionStorage.removeItem(signName);
  setNotice({ kind: 'info', text: 'Everything was erased in another tab. The session of this one went with it.' });
}
