import type { StageSeries } from '../domain/session-series';
import type { Policy } from '../domain/policy';
import { AGREEMENT } from './codes';
import type { TelemetryColumns } from './columns';

/** What each tier stage of the policy's order did over the first `n` rows; times are filled in by who measures them. */
export function stageSeries(
  { columns }: TelemetryColumns,
  n: number,
  order: Policy['order'],
): readonly Omit<StageSeries, 'p50Ms'>[] {
  const counts = order.map((stage) => ({ stage, decided: 0, passed: 0, skipped: 0, failed: 0 }));
  for (let row = 0; row < n; row += 1) {
    const packed = columns.agreement[row] ?? 0;
    for (const [position, count] of counts.entries()) {
      const said = AGREEMENT[(packed >> (2 * position)) & 3];
      if (said !== undefined) count[said] += 1;
    }
  }
  return counts.map(({ stage, decided, passed, failed }) => ({ stage, decided, passed, failed }));
}
