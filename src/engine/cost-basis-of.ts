import type { CostBasis } from '../core/domain/cost-basis';
import type { LiveRecord } from '../core/domain/live-record';

/** What the cost of a live flight is worth; undefined where every price is known and every usage was reported. */
export function costBasisOf({ calls, judgement }: Pick<LiveRecord, 'calls' | 'judgement'>): CostBasis | undefined {
  // Providers bill no call that brought no token.
  const billed = calls.filter(({ error, ttftMs }) => error === null || ttftMs !== null);
  if (billed.some(({ priced }) => !priced) || judgement?.priced === false) return 'unknown';
  return billed.some(({ usage }) => usage === 'estimated') ? 'estimated' : undefined;
}
