import type { LiveCall, LiveRecord } from '../../core/domain/live-record';

/** Every call that was sent for a record but a judge's: one for a summary of earlier turns comes first. */
export function callsOf({ calls, summaryCall }: Pick<LiveRecord, 'calls' | 'summaryCall'>): readonly LiveCall[] {
  return summaryCall === undefined ? calls : [summaryCall, ...calls];
}
