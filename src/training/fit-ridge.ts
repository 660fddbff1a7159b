import { solveSymmetric } from '../core/refit/solve-symmetric';
import { onRawRows, scaleOf, standardised } from '../core/refit/standardise';
import type { Linear } from '../core/refit/standardise';

export interface RidgeRow {
  readonly features: Float64Array;
  readonly target: number;
  readonly weight: number;
}

/** Weighted ridge regression on standardised columns with a penalty for each; the bias goes free. */
export function fitRidge(rows: readonly RidgeRow[], penalties: readonly number[]): Linear {
  const weights = rows.map((row) => row.weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = rows.reduce((sum, row) => sum + row.weight * row.target, 0) / total;
  const scale = scaleOf(
    rows.map((row) => row.features),
    weights,
  );
  const size = penalties.length;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (const row of rows) {
    const x = standardised(row.features, scale);
    for (let a = 0; a < size; a += 1) {
      const weighted = row.weight * (x[a] ?? 0);
      right[a] = (right[a] ?? 0) + weighted * (row.target - mean);
      for (let b = 0; b < size; b += 1) matrix[a * size + b] = (matrix[a * size + b] ?? 0) + weighted * (x[b] ?? 0);
    }
  }
  for (let a = 0; a < size; a += 1) matrix[a * size + a] = (matrix[a * size + a] ?? 0) + (penalties[a] ?? 0);
  return onRawRows(mean, solveSymmetric(matrix, right), scale);
}
