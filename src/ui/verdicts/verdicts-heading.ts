import type { Inspection, StageTime } from '../../core/domain/inspection';
import { formatCount } from '../kit/format-count';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { stageSum } from './stage-sum';

/** What stands beside the table's heading: which row is on show and what the router took for it. */
export function verdictsHeading(inspection: Inspection | null, times: readonly StageTime[]): string {
  if (inspection === null) return '';
  const router = times.length === 0 ? '' : ` · router ${formatMilliseconds(stageSum(times).routerMs)} measured`;
  return `row ${formatCount(inspection.row + 1)}${router}`;
}
