import type { MovedRow } from '../../core/domain/policy-file';
import type { TelemetryColumns } from '../../core/telemetry/columns';
import { readRow } from '../../core/telemetry/read-row';
import { routeOf } from '../session/route-of';

const rowsAtOnce = 1024;

/** The first rows, at most `most`, that two policies send to different places. Pauses every few milliseconds. */
export function* movedRows(
  before: TelemetryColumns,
  after: TelemetryColumns,
  most: number,
): Generator<void, readonly MovedRow[], void> {
  const moved: MovedRow[] = [];
  const n = Math.min(before.length, after.length);
  for (let row = 0; row < n && moved.length < most; row += 1) {
    if (row % rowsAtOnce === 0) yield;
    const [from, to] = [routeOf(before, row), routeOf(after, row)];
    if (from !== to) moved.push({ row, excerpt: readRow(after, row).excerpt, from, to });
  }
  return moved;
}
