import type { MatrixCell, MatrixLine } from '../../core/domain/model-matrix';

/** What cells are shaded by. */
export const shadedBy = ['accuracy', 'latency', 'cost'] as const;
export type ShadedBy = (typeof shadedBy)[number];

/** From 0, the best, to 3; null where the cell has no such figure. */
export type Shade = 0 | 1 | 2 | 3;

/** Of fewer labels a share is no shade. */
const fewestLabels = 5;

/**
 * How strong the shade of each cell of a line is: by quarters of the span between the best and the worst cell of the table, the worse the stronger the shade.
 * Cost and latency are read on a logarithmic scale, as models differ by powers of ten.
 */
export function matrixShades(lines: readonly MatrixLine[], by: ShadedBy): (cell: MatrixCell | null) => Shade | null {
  const known = lines.flatMap(({ cells }) => cells.flatMap((cell) => badness(cell, by) ?? []));
  const best = Math.min(...known);
  const span = Math.max(...known) - best;
  return (cell) => {
    const value = badness(cell, by);
    if (value === null) return null;
    if (span === 0) return 0;
    const quarter = Math.min(3, Math.floor((4 * (value - best)) / span));
    return quarter === 0 ? 0 : quarter === 1 ? 1 : quarter === 2 ? 2 : 3;
  };
}

/** The more the worse; null where it is not known. */
function badness(cell: MatrixCell | null, by: ShadedBy): number | null {
  if (cell === null) return null;
  const { accuracy, meanMs, usdPerThousandRequests } = cell;
  switch (by) {
    case 'accuracy':
      return accuracy.value === null || accuracy.n < fewestLabels ? null : -accuracy.value;
    case 'latency':
      return meanMs === null ? null : Math.log(1 + meanMs);
    case 'cost':
      // A hundredth of a cent per 1k requests is free.
      return Math.log(1e-4 + usdPerThousandRequests);
  }
}
