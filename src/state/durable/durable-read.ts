import { openDurable } from './durable-database';
import { parseSession } from './durable-parse';
import type { ParsedSession } from './durable-parse';

/** What lies in the store: nothing, a session, or records of which none could be read. */
export type StoredSession =
  { readonly kind: 'none' } | ({ readonly kind: 'session' } & ParsedSession) | { readonly kind: 'unreadable' };

/**
 * Reads the stored session. What is damaged is moved under `aside/`, where it harms nothing and is not lost. Rejects
 * where there is no storage.
 * @param now ISO 8601
 */
export async function readStoredSession(now: string): Promise<StoredSession> {
  const database = await openDurable();
  const reading = database.transaction('session');
  const [keys, values] = await Promise.all([reading.store.getAllKeys(), reading.store.getAll()]);
  const raw = new Map(keys.map((key, index) => [key, values[index]]).filter(isInUse));
  if (raw.size === 0) return { kind: 'none' };
  const parsed = parseSession(raw);
  if (parsed.damaged.length > 0) {
    const writing = database.transaction('session', 'readwrite');
    for (const key of parsed.damaged) {
      if (raw.has(key)) await writing.store.put(raw.get(key), `aside/${now}/${key}`);
      await writing.store.delete(key);
    }
    await writing.done;
  }
  return parsed.header === null ? { kind: 'unreadable' } : { kind: 'session', ...parsed };
}

function isInUse(entry: readonly unknown[]): entry is [string, unknown] {
  const [key] = entry;
  return typeof key === 'string' && !key.startsWith('aside/');
}
