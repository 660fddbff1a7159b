import type { MatrixCell, ModelMatrix } from '../../core/domain/model-matrix';
import { csvLines } from '../kit/csv-lines';

const header = [
  'mode',
  'prompts',
  'by',
  'group',
  'model',
  'rows',
  'answered',
  'accuracy',
  'accuracy_low',
  'accuracy_high',
  'labelled',
  'mean_latency_ms',
  'usd_per_1k_requests',
];

/** The matrix as CSV, a line a cell, shares 0..1, numbers in full precision; what nobody knows is an empty cell. */
export function matrixLines({ mode, basis, by, groups, lines }: ModelMatrix): string {
  const cells = lines.flatMap(({ label, cells: own, all }) =>
    [...groups.map(({ name }, at) => [name, own[at] ?? null] as const), ['all', all] as const].flatMap(
      ([name, cell]) => (cell === null ? [] : [[mode, basis, by, name, label, ...figuresOf(cell)]]),
    ),
  );
  return csvLines([header, ...cells]);
}

function figuresOf({ rows, answered, accuracy, meanMs, usdPerThousandRequests }: MatrixCell) {
  return [rows, answered, accuracy.value, accuracy.low, accuracy.high, accuracy.n, meanMs, usdPerThousandRequests];
}
