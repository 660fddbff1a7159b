import { isInHalf } from '../core/telemetry/is-in-half';
import type { Half } from '../core/telemetry/is-in-half';
import type { SessionRun } from './session-run';

/** Rows of a half; every row for null. */
export function rowsOfHalf(run: SessionRun, half: Half): readonly number[] {
  const all = Array.from({ length: run.rows }, (_, row) => row);
  return all.filter((row) => isInHalf(run.columns.prompts[row] ?? {}, half));
}
