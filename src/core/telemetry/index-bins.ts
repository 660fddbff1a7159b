import type { IndexBin } from '../domain/session-series';
import type { TelemetryColumns } from './columns';

const WIDTH = 5;
const LAST = 100 / WIDTH - 1;

/** How the complexity index is spread over the rows, by what their labels say. */
export function indexBins({ columns, prompts }: TelemetryColumns, rows: readonly number[]): readonly IndexBin[] {
  const bins = Array.from({ length: LAST + 1 }, (_, k) => ({
    from: k * WIDTH,
    to: (k + 1) * WIDTH,
    local: 0,
    cloud: 0,
    bothFailed: 0,
    unlabelled: 0,
  }));
  for (const row of rows) {
    const bin = bins[Math.min(LAST, Math.floor((columns.complexityIndex[row] ?? 0) / WIDTH))];
    if (bin === undefined) continue;
    const need = prompts[row]?.label?.need;
    if (need === undefined) bin.unlabelled += 1;
    else if (need === 'both-failed') bin.bothFailed += 1;
    else bin[need] += 1;
  }
  return bins;
}
