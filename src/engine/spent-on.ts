import type { LiveRecord } from '../core/domain/live-record';

/** USD of all calls, those to a judge included. */
export function spentOn(records: readonly LiveRecord[]): number {
  return records.reduce(
    (sum, { calls, judgement }) =>
      calls.reduce((total, { costUsd }) => total + costUsd, sum) + (judgement?.costUsd ?? 0),
    0,
  );
}
