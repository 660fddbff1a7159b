import type { StageSeries } from '../domain/session-series';
import type { Policy } from '../domain/policy';
import { AGREEMENT, STAGES } from './codes';
import type { TelemetryColumns } from './columns';

const HUMAN = STAGES.indexOf('human');

/** What each tier stage of the policy's order did over the first `n` rows, and the human stage behind them; times are filled in by who measures them. */
export function stageSeries(
  { columns }: TelemetryColumns,
  n: number,
  order: Policy['order'],
): readonly Omit<StageSeries, 'p50Ms'>[] {
  const counts = order.map((stage) => ({ stage, decided: 0, passed: 0, skipped: 0, failed: 0 }));
  let handed = 0;
  for (let row = 0; row < n; row += 1) {
    const packed = columns.agreement[row] ?? 0;
    if (columns.decidedBy[row] === HUMAN) handed += 1;
    let rest = packed;
    for (const count of counts) {
      const said = AGREEMENT[rest & 3];
      if (said !== undefined) count[said] += 1;
      rest >>= 2;
    }
  }
  const stages = counts.map(({ stage, decided, passed, failed }) => ({ stage, decided, passed, failed }));
  // The stage at the end, where it took anything.
  return handed === 0 ? stages : [...stages, { stage: 'human', decided: handed, passed: 0, failed: 0 }];
}
