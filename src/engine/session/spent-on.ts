import type { LiveRecord } from '../../core/domain/live-record';
import { callsOf } from '../live/calls-of';

/** USD of all calls, those for a summary and to a judge included. */
export function spentOn(records: readonly LiveRecord[]): number {
  return records.reduce(
    (sum, record) =>
      callsOf(record).reduce((total, { costUsd }) => total + costUsd, sum) + (record.judgement?.costUsd ?? 0),
    0,
  );
}
