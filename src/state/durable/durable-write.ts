import * as v from 'valibot';
import type { SessionLog } from '../../engine/protocol';
import { openDurable } from './durable-database';
import { batchKey, liveKey } from './durable-parse';
import { headerSchema } from './durable-records';
import type { SessionHeader } from './durable-records';
import { durableWrites, liveChunk } from './durable-writes';

/** Where a write starts from. */
export interface WriteBasis {
  /** The log as this tab wrote or read it last; null writes everything. */
  readonly stored: SessionLog | null;
  /** The revision that lay there then; null where nothing did. */
  readonly revision: string | null;
}

type HeaderRest = Pick<SessionHeader, 'hash' | 'revision' | 'savedAt'>;

/**
 * Writes a session in one transaction: all of it or nothing. Answers false, and writes nothing, where another tab has
 * saved since. Rejects as IndexedDB does, as with `QuotaExceededError`.
 */
export async function writeSession(basis: WriteBasis, next: SessionLog, head: HeaderRest): Promise<boolean> {
  const database = await openDurable();
  const transaction = database.transaction('session', 'readwrite');
  const { store } = transaction;
  if (revisionOf(await store.get('header')) !== basis.revision) {
    await transaction.done;
    return false;
  }
  const { batches, labels, live } = durableWrites(basis.stored, next);
  const liveChunks = Math.ceil((next.live?.length ?? 0) / liveChunk);
  const { seed, policy, withEmbedder, scenario, tuned, looks, aside } = next;
  const own = {
    seed,
    policy,
    withEmbedder,
    ...(scenario === undefined ? {} : { scenario }),
    ...(tuned === undefined ? {} : { tuned: [...tuned] }),
    ...(looks === undefined ? {} : { looks }),
    ...(aside === undefined ? {} : { aside }),
  };
  const header: SessionHeader = { version: 1, ...own, batches: next.batches.length, live: liveChunks, ...head };
  const writes: Promise<unknown>[] = [];
  try {
    for (const [number, batch] of batches) writes.push(store.put(batch, batchKey(number)));
    writes.push(store.delete(IDBKeyRange.bound(batchKey(next.batches.length), 'batch/~')), store.put(header, 'header'));
    for (const [number, records] of live) writes.push(store.put(records, liveKey(number)));
    writes.push(store.delete(IDBKeyRange.bound(liveKey(liveChunks), 'live/~')));
    if (labels) writes.push(store.put(next.labels, 'labels'));
  } catch (error) {
    transaction.abort();
    await Promise.allSettled([...writes, transaction.done]);
    throw error;
  }
  // What one write says does not matter: the transaction's end, or its failure, is the answer for all.
  await Promise.allSettled(writes);
  await transaction.done;
  return true;
}

/** Null where there is no header, or none that can be read. */
function revisionOf(header: unknown): string | null {
  const parsed = v.safeParse(v.object({ revision: headerSchema.entries.revision }), header);
  return parsed.success ? parsed.output.revision : null;
}
