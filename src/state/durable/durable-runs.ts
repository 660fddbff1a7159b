import * as v from 'valibot';
import type { SessionLog } from '../../engine/protocol';
import { openDurable } from './durable-database';
import { runSchema } from './durable-records';
import type { SavedRun } from './durable-records';
import { useDurable } from './durable-store';

const summarySchema = v.tuple([v.string(), v.string(), v.string(), v.number(), v.number()]);

/** Lists the named runs, newest first, without reading their prompts. */
export async function listRuns(): Promise<void> {
  const database = await openDurable();
  const runs = [];
  let cursor = await database.transaction('runs').store.index('summary').openKeyCursor();
  while (cursor !== null) {
    const parsed = v.safeParse(summarySchema, cursor.key);
    if (parsed.success) {
      const [name, savedAt, hash, rows, seed] = parsed.output;
      runs.push({ name, savedAt, hash, rows, seed });
    }
    cursor = await cursor.continue();
  }
  runs.sort((one, other) => (one.savedAt < other.savedAt ? 1 : -1));
  useDurable.setState({ runs });
}

/** A run to be kept, with the rows that it shows. */
export interface RunDraft {
  readonly name: string;
  readonly log: SessionLog;
  readonly hash: string;
  readonly rows: number;
  /** ISO 8601. */
  readonly savedAt: string;
}

/** Keeps a run under its name; an older one of that name is replaced. */
export async function putRun({ log, ...draft }: RunDraft): Promise<void> {
  const database = await openDurable();
  await database.put('runs', { version: 1, ...draft, seed: log.seed, log });
  await listRuns();
}

/** True where a run with the same telemetry is kept already. */
export async function hasRun(hash: string): Promise<boolean> {
  const database = await openDurable();
  return (await database.getKeyFromIndex('runs', 'hash', hash)) !== undefined;
}

/** Reads a named run; null where it is gone or damaged. */
export async function readRun(name: string): Promise<SavedRun | null> {
  const database = await openDurable();
  const parsed = v.safeParse(runSchema, await database.get('runs', name));
  return parsed.success ? parsed.output : null;
}

/** Deletes a named run; the answer brings it back as it was, damaged or not. */
export async function deleteRun(name: string): Promise<() => Promise<void>> {
  const database = await openDurable();
  const record: unknown = await database.get('runs', name);
  await database.delete('runs', name);
  await listRuns();
  return async () => {
    if (record !== undefined) await database.put('runs', record);
    await listRuns();
  };
}
