import * as v from 'valibot';
import type { LiveRecord } from '../../core/domain/live-record';
import type { SessionBatch, SessionLog } from '../../engine/protocol';
import { batchSchema } from './durable-batch-schema';
import { liveRecordSchema } from './durable-live-schema';
import { headerSchema, labelsSchema } from './durable-records';
import type { SessionHeader } from './durable-records';

/** Records of the store as they lie there, by key. */
export type RawSession = ReadonlyMap<string, unknown>;

/** A stored session as far as it could be read. */
export interface ParsedSession {
  readonly header: SessionHeader;
  readonly log: SessionLog;
  /** Keys of the records that were damaged, or that stand behind a damaged one. */
  readonly damaged: readonly string[];
}

/** The key of a batch; sorts as its number does. */
export function batchKey(number: number): string {
  return `batch/${String(number).padStart(6, '0')}`;
}

/** The key of a chunk of live records. */
export function liveKey(number: number): string {
  return `live/${String(number).padStart(6, '0')}`;
}

/**
 * Reads stored records. Batches count up to the first that is damaged, since rows are numbered through all of them.
 * Without a readable header nothing is: then every record counts as damaged.
 */
export function parseSession(
  raw: RawSession,
): ParsedSession | { readonly header: null; readonly damaged: readonly string[] } {
  const header = v.safeParse(headerSchema, raw.get('header'));
  if (!header.success) return { header: null, damaged: [...raw.keys()] };
  const {
    seed,
    policy,
    withEmbedder,
    scenario,
    tuned,
    looks,
    aside,
    batches: count,
    live: liveCount = 0,
  } = header.output;
  const batches: SessionBatch[] = [];
  for (let number = 0; number < count; number += 1) {
    const batch = v.safeParse(batchSchema, raw.get(batchKey(number)));
    if (!batch.success) break;
    batches.push(batch.output);
  }
  const lost = Array.from({ length: count - batches.length }, (_, index) => batchKey(batches.length + index));
  const { records, lost: lostLive } = parseLive(raw, liveCount);
  const labels = v.safeParse(labelsSchema, raw.get('labels'));
  return {
    header: header.output,
    log: {
      seed,
      policy,
      withEmbedder,
      batches,
      labels: labels.success ? labels.output : [],
      ...(scenario === undefined ? {} : { scenario }),
      ...(tuned === undefined ? {} : { tuned }),
      ...(looks === undefined ? {} : { looks }),
      ...(aside === undefined ? {} : { aside }),
      ...(records.length === 0 ? {} : { live: records }),
    },
    damaged: [...lost, ...lostLive, ...(labels.success ? [] : ['labels'])],
  };
}

/** Chunks count up to the first that is damaged, as batches do: live rows are numbered too. */
function parseLive(
  raw: RawSession,
  count: number,
): { readonly records: readonly LiveRecord[]; readonly lost: readonly string[] } {
  const records: LiveRecord[] = [];
  for (let number = 0; number < count; number += 1) {
    const chunk = v.safeParse(v.array(liveRecordSchema), raw.get(liveKey(number)));
    if (!chunk.success)
      return { records, lost: Array.from({ length: count - number }, (_, index) => liveKey(number + index)) };
    records.push(...chunk.output);
  }
  return { records, lost: [] };
}
