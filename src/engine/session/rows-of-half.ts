import { isInHalf } from '../../core/telemetry/is-in-half';
import type { Half } from '../../core/telemetry/is-in-half';
import type { SessionRun } from './session-run';

/** Rows of a half; every row for null. */
export function rowsOfHalf(run: SessionRun, half: Half): readonly number[] {
  const { prompts } = run.columns;
  const rows: number[] = [];
  for (let row = 0; row < run.rows; row += 1) if (isInHalf(prompts[row] ?? {}, half)) rows.push(row);
  return rows;
}
