import type { CostBasis } from '../../core/domain/cost-basis';
import type { LiveRecord } from '../../core/domain/live-record';
import { callsOf } from '../live/calls-of';

/** What the cost of a live flight is worth; undefined where every price is known and every usage was reported. */
export function costBasisOf(record: Pick<LiveRecord, 'calls' | 'judgement' | 'summaryCall'>): CostBasis | undefined {
  const { judgement } = record;
  // Providers bill no call that brought no token.
  const billed = callsOf(record).filter(({ error, ttftMs }) => error === null || ttftMs !== null);
  if (billed.some(({ priced }) => !priced) || judgement?.priced === false) return 'unknown';
  return billed.some(({ usage }) => usage === 'estimated') ? 'estimated' : undefined;
}
