import { deleteDB, openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';

/** Everything is checked by a schema when it is read, so that no record is trusted here. Keys of providers never come here. */
interface DurableSchema extends DBSchema {
  /** `header`, `labels`, `batch/<number>`, and what was damaged under `aside/<when>/<key>`. */
  session: { key: string; value: unknown };
  /** By name. `summary` holds what a list shows, so that listing reads no prompts. */
  runs: { key: string; value: unknown; indexes: { hash: string; summary: (string | number)[] } };
  /** By `name@version`. */
  policies: { key: string; value: unknown };
  /** `own`: the files of the user's encoder. */
  encoders: { key: string; value: unknown };
}

export type DurableDatabase = IDBPDatabase<DurableSchema>;

let opened: Promise<DurableDatabase> | null = null;
let closedForGood = false;

/** Opens the database `routellm`, once. Rejects where the browser has none, as some private windows. */
export function openDurable(): Promise<DurableDatabase> {
  if (closedForGood) return Promise.reject(new DOMException('Erased.', 'InvalidStateError'));
  opened ??= open().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** From here on this tab neither reads nor writes it. */
export async function closeDurable(): Promise<void> {
  closedForGood = true;
  const database = await opened?.catch(() => null);
  opened = null;
  database?.close();
}

/** Deletes the database with all that is in it; other tabs let go of theirs. Rejects as IndexedDB does. */
export async function deleteDurable(): Promise<void> {
  await closeDurable();
  await deleteDB('routellm');
}

function open(): Promise<DurableDatabase> {
  return openDB<DurableSchema>('routellm', 2, {
    upgrade: (database, before) => {
      database.createObjectStore('encoders');
      if (before > 0) return;
      database.createObjectStore('session');
      const runs = database.createObjectStore('runs', { keyPath: 'name' });
      runs.createIndex('hash', 'hash');
      runs.createIndex('summary', ['name', 'savedAt', 'hash', 'rows', 'seed']);
      database.createObjectStore('policies');
    },
    // A newer program in another tab, or the user clearing site data, must not wait for this tab.
    blocking: (_current, _next, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      opened = null;
    },
    terminated: () => {
      opened = null;
    },
  });
}
