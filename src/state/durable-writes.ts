import type { SessionBatch, SessionLog } from '../engine/protocol';

/** What has to be written so that a stored session becomes another. */
export interface DurableWrites {
  /** Batches to write, with their numbers; the rest stand already. */
  readonly batches: readonly (readonly [number: number, batch: SessionBatch])[];
  readonly labels: boolean;
  /** True where the next session goes on from the stored one: nothing of it is lost. */
  readonly continues: boolean;
}

/** Compares two command logs by identity, which the engine client keeps: a label rewrites no prompt. */
export function durableWrites(stored: SessionLog | null, next: SessionLog): DurableWrites {
  const before = stored?.batches ?? [];
  const numbered = next.batches.map((batch, number) => [number, batch] as const);
  const continues =
    stored === null || (stored.seed === next.seed && before.every((batch, number) => next.batches[number] === batch));
  return {
    batches: numbered.filter(([number, batch]) => before[number] !== batch),
    labels: stored?.labels !== next.labels,
    continues,
  };
}
