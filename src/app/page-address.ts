import { views } from '../state/navigation-store';
import type { DialogName, View } from '../state/navigation-store';

/** What the address says: the view, and what is open over it. */
export interface PageAddress {
  readonly view: View;
  readonly dialog: DialogName | null;
  /** Row of the session that is inspected, from 0; the address counts from 1, as the log does. */
  readonly row: number | null;
  readonly seed: number;
}

/** Dialogs that stand over a view and keep its address. */
const overlays = ['palette', 'shortcuts', 'optimize', 'import', 'sessions', 'export'] as const;
const defaultSeed = 42;

/** Reads a hash such as `#/log?row=12&seed=7`; what it does not know it leaves at the default. */
export function parseAddress(hash: string): PageAddress {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const parameters = new URLSearchParams(search);
  const number = wholeNumber(parameters.get('row'));
  // Settings have an address of their own; the view behind them is a parameter there.
  const isSettings = path === 'settings';
  const name = isSettings ? parameters.get('view') : path;
  return {
    view: views.find((view) => view === name) ?? 'route',
    dialog: isSettings ? 'settings' : (overlays.find((overlay) => overlay === parameters.get('dialog')) ?? null),
    row: number === null || number < 1 ? null : number - 1,
    seed: wholeNumber(parameters.get('seed')) ?? defaultSeed,
  };
}

/** The view that an address names and that there is not; null where it names none, or one that there is. */
export function unknownView(hash: string): string | null {
  const [path = ''] = hash.replace(/^#\/?/, '').split('?');
  return path === '' || path === 'settings' || views.some((view) => view === path) ? null : path;
}

/** The seed that an address names, so that a link can ask for it; null where it names none. */
export function seedAskedFor(hash: string): number | null {
  return wholeNumber(new URLSearchParams(hash.split('?')[1]).get('seed'));
}

/** Writes an address as a hash, defaults left out. */
export function formatAddress({ view, dialog, row, seed }: PageAddress): string {
  const parameters = new URLSearchParams();
  if (row !== null) parameters.set('row', String(row + 1));
  if (dialog === 'settings' && view !== 'route') parameters.set('view', view);
  if (dialog !== null && dialog !== 'settings') parameters.set('dialog', dialog);
  if (seed !== defaultSeed) parameters.set('seed', String(seed));
  const search = parameters.toString();
  return `#/${dialog === 'settings' ? 'settings' : view}${search === '' ? '' : `?${search}`}`;
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : null;
}
