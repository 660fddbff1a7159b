import { setNotice, useEngine } from '../state/engine-store';
import { useLog } from '../state/log-store';
import { useNavigation } from '../state/navigation-store';
import { formatAddress, parseAddress, unknownView } from './page-address';
import type { PageAddress } from './page-address';

/**
 * Keeps the address and the stores in step, both ways: opening a view, a dialog or a row makes a history entry, and the
 * browser's back button closes it again. The seed stands in the address of a run that is not the default one.
 */
export function syncAddress(): void {
  let goingBack = false;
  const read = (): void => {
    const address = parseAddress(location.hash);
    const unknown = unknownView(location.hash);
    if (unknown !== null) {
      setNotice({ kind: 'info', text: `There is no page “${unknown.slice(0, 40)}”: this is ${address.view}.` });
      history.replaceState(history.state, '', formatAddress(address));
    }
    const { view, dialog, row } = address;
    useNavigation.setState({ view, dialog });
    if (useLog.getState().selectedRow !== row) useLog.getState().select(row);
  };
  let writing = false;
  const write = (): void => {
    writing = false;
    if (goingBack) return;
    const before = parseAddress(location.hash);
    const after = shown();
    const hash = formatAddress(after);
    if (hash === formatAddress(before)) return;
    if (isOpening(before, after)) history.pushState({ opened: true }, '', hash);
    else if (isClosing(before, after) && isOpenedHere(history.state)) {
      goingBack = true;
      history.back();
    } else history.replaceState(history.state, '', hash);
  };
  window.addEventListener('popstate', () => {
    if (!goingBack) return read();
    goingBack = false;
    // What changed while the browser was on its way back; mostly nothing.
    write();
  });
  // What changes together, as a row and the view that shows it, is one history entry.
  const writeSoon = (): void => {
    if (!writing) queueMicrotask(write);
    writing = true;
  };
  read();
  useNavigation.subscribe(writeSoon);
  useLog.subscribe(({ selectedRow }, { selectedRow: previous }) => {
    if (selectedRow !== previous) writeSoon();
  });
  useEngine.subscribe(({ seed }, { seed: previous }) => {
    if (seed !== previous) writeSoon();
  });
}

function shown(): PageAddress {
  const { view, dialog } = useNavigation.getState();
  return { view, dialog, row: useLog.getState().selectedRow, seed: useEngine.getState().seed };
}

function isOpening(before: PageAddress, after: PageAddress): boolean {
  if (before.view !== after.view) return true;
  return (before.dialog === null && after.dialog !== null) || (before.row === null && after.row !== null);
}

function isClosing(before: PageAddress, after: PageAddress): boolean {
  return (before.dialog !== null && after.dialog === null) || (before.row !== null && after.row === null);
}

/** History entries that this page pushed say so; going back from one of them stays on the page. */
function isOpenedHere(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'opened' in state;
}
