import type { FigureBasis } from '../../core/domain/figure-basis';
import type { Half } from '../../core/telemetry/is-in-half';
import { rowsOfHalf } from './rows-of-half';
import type { SessionRun } from './session-run';

/** Rows that figures are over, and what that makes of them. */
export interface JudgedRows {
  readonly rows: readonly number[];
  readonly basis: FigureBasis;
}

/** The rows of a half; where the policy rests on every row, all of them, and they are said to be in sample. */
export function judgedRows(run: SessionRun, half: Half): JudgedRows {
  if (half === null) return { rows: rowsOfHalf(run, null), basis: 'all' };
  const rows = rowsOfHalf(run, half);
  if (half === 'tune') return { rows, basis: 'in-sample' };
  return rows.length === 0 && run.rows > 0
    ? { rows: rowsOfHalf(run, null), basis: 'in-sample' }
    : { rows, basis: 'held-out' };
}
