import type { SessionLog } from '../../engine/protocol';
import { openDurable } from './durable-database';
import { holdSession } from './durable-lock';
import { readStoredSession } from './durable-read';
import type { SessionHeader } from './durable-records';
import { hasRun, putRun } from './durable-runs';
import { hasOwnWork, useDurable } from './durable-store';
import { tellUnsaved, unsavedReason } from './durable-trouble';
import { keepVersion } from './durable-versions';
import { writeSession } from './durable-write';
import type { WriteBasis } from './durable-write';
import { durableWrites } from './durable-writes';
import { setNotice, useEngine } from '../engine-store';
import { latestOnly } from '../latest-only';
import { usePolicy } from '../policy-store';
import { useSettings } from '../settings-store';

const tab = [...crypto.getRandomValues(new Uint32Array(2))].map((word) => word.toString(36)).join('');

/** What lies in the store, as this tab knows it. */
interface Basis extends WriteBasis {
  readonly hash: string;
  readonly rows: number;
}

const nothing: Basis = { stored: null, revision: null, hash: '', rows: 0 };
const saver = { basis: nothing, owns: false, saves: 0, erased: false };

/** Makes this tab the one that saves, unless another one is; the session itself may come earlier or later. */
export async function startSaving(): Promise<void> {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save(null);
  });
  useEngine.subscribe(({ starting }, before) => {
    if (before.starting && !starting) save(null);
  });
  saver.owns = await holdSession(lose);
  if (saver.owns) save(null);
  else lose();
}

/** What lies in the store, read by this tab; the session goes on from there. */
export function setStored(stored: SessionLog, { revision, hash }: SessionHeader): void {
  saver.basis = { stored, revision, hash, rows: 0 };
}

/** How many rows the stored session has, which only flying it tells. It may have been saved again by then. */
export function setStoredRows(rows: number): void {
  saver.basis = { ...saver.basis, rows };
}

/**
 * Takes note of what the session has become, and saves it at once: a page that is closed waits for nothing. Changes
 * that come while a save runs are one further save.
 */
export function noteSessionLog(log: SessionLog, hash: string): void {
  const { mode } = useDurable.getState();
  useDurable.setState({ log, hash, mode: mode === 'unsaved' ? mode : 'pending' });
  save(null);
}

/** Makes this tab the one that saves. What the other tab has saved meanwhile stays as a run. */
export async function takeOver(): Promise<void> {
  try {
    await holdSession(lose, { steal: true });
    const stored = await readStoredSession(new Date().toISOString());
    if (stored.kind !== 'session') saver.basis = nothing;
    else if (stored.header.revision !== saver.basis.revision) setStored(stored.log, stored.header);
    saver.owns = true;
    setNotice({ kind: 'info', text: 'This tab saves the session from here on.' });
    save(null);
  } catch (error) {
    tellUnsaved(unsavedReason(error));
  }
}

function lose(): void {
  saver.owns = false;
  tellUnsaved('other-tab');
}

const save = latestOnly<null>(async () => {
  const { log, hash } = useDurable.getState();
  if (log === null || !saver.owns || saver.erased) return;
  if (!useSettings.getState().keepPrompts) return forget();
  // Until its samples have flown a new session is empty: what it takes the place of stays till then.
  if (log.batches.length === 0 && useEngine.getState().starting) return;
  const { basis } = saver;
  if (log === basis.stored && hash === basis.hash) return settle(log, {});
  const startMs = performance.now();
  try {
    await keepDisplaced(basis, log);
    saver.saves += 1;
    const revision = `${tab}-${saver.saves}`;
    const savedAt = new Date().toISOString();
    if (saver.erased) return;
    if (!(await writeSession(basis, log, { hash, revision, savedAt }))) return lose();
    saver.basis = { stored: log, revision, hash, rows: useEngine.getState().rows };
    settle(log, { savedAt, saveMs: performance.now() - startMs });
    await keepPolicy(log, savedAt);
  } catch (error) {
    tellUnsaved(unsavedReason(error));
  }
});

/** Keeps or no longer keeps the session in this browser; what of it lies in the store goes at once, runs stay. */
export function keepPrompts(keep: boolean): void {
  useSettings.getState().set({ keepPrompts: keep });
  if (keep) useDurable.setState({ mode: 'pending', reason: null });
  save(null);
}

/** From here on nothing is written any more, whatever happens: the store is about to be deleted. */
export function stopSaving(): void {
  saver.erased = true;
}

export function isErased(): boolean {
  return saver.erased;
}

async function forget(): Promise<void> {
  useDurable.setState({ mode: 'unsaved', reason: 'by-choice', savedAt: null });
  saver.basis = nothing;
  try {
    await (await openDurable()).clear('session');
  } catch (error) {
    tellUnsaved(unsavedReason(error));
  }
}

function settle(log: SessionLog, change: { readonly savedAt?: string; readonly saveMs?: number }): void {
  const isNewest = useDurable.getState().log === log;
  useDurable.setState({ ...change, reason: null, mode: isNewest ? 'saved' : 'pending' });
}

/** A session that another one takes the place of stays as a run, where there is work of the user's in it. */
async function keepDisplaced({ stored, hash, rows }: Basis, next: SessionLog): Promise<void> {
  if (stored === null || durableWrites(stored, next).continues || !hasOwnWork(stored)) return;
  if (await hasRun(hash)) return;
  const savedAt = new Date().toISOString();
  await putRun({ name: `Before ${savedAt.slice(0, 19).replace('T', ' ')}`, log: stored, hash, rows, savedAt });
}

async function keepPolicy({ policy }: SessionLog, savedAt: string): Promise<void> {
  const { policy: shown, undoLabel } = usePolicy.getState();
  // While an edit is being applied the label is already the next one's.
  const note = shown?.version === policy.version ? (undoLabel ?? '') : '';
  await keepVersion(policy, note, savedAt);
}
