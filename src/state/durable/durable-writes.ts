import type { LiveRecord } from '../../core/domain/live-record';
import type { SessionBatch, SessionLog } from '../../engine/protocol';

/** What has to be written so that a stored session becomes another. */
export interface DurableWrites {
  /** Batches to write, with their numbers; the rest stand already. */
  readonly batches: readonly (readonly [number: number, batch: SessionBatch])[];
  /** Chunks of live records to write, with their numbers. */
  readonly live: readonly (readonly [number: number, records: readonly LiveRecord[]])[];
  readonly labels: boolean;
  /** True where the next session goes on from the stored one: nothing of it is lost. */
  readonly continues: boolean;
}

/** Live records that are written together: a new one rewrites its chunk, not all of them. */
export const liveChunk = 32;

/** Compares two command logs by identity, which the engine client keeps: a label rewrites no prompt. */
export function durableWrites(stored: SessionLog | null, next: SessionLog): DurableWrites {
  const before = stored?.batches ?? [];
  const numbered = next.batches.map((batch, number) => [number, batch] as const);
  const continues =
    stored === null ||
    (stored.seed === next.seed &&
      before.every((batch, number) => next.batches[number] === batch) &&
      (stored.live?.length ?? 0) <= (next.live?.length ?? 0));
  return {
    batches: numbered.filter(([number, batch]) => before[number] !== batch),
    live: chunks(next).filter(([number, records]) => {
      const old = stored?.live?.slice(number * liveChunk, (number + 1) * liveChunk) ?? [];
      return old.length !== records.length || records.some((record, index) => old[index] !== record);
    }),
    labels: stored?.labels !== next.labels,
    continues,
  };
}

function chunks({ live = [] }: SessionLog): readonly (readonly [number, readonly LiveRecord[]])[] {
  return Array.from({ length: Math.ceil(live.length / liveChunk) }, (_, number) => [
    number,
    live.slice(number * liveChunk, (number + 1) * liveChunk),
  ]);
}
