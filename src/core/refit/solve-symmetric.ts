import { drained } from '../drained';

/** Columns of a decomposition between two chances to pause: some 2 ms at 285 columns. */
const columnsAtOnce = 24;

/**
 * Solves A x = b for a symmetric positive definite A (row-major, n x n, the lower triangle is read) by Cholesky's
 * decomposition. Throws when A is not positive definite. The inputs stay as they are.
 */
export function solveSymmetric(matrix: Float64Array, right: Float64Array): Float64Array {
  return drained(solveInSteps(matrix, right));
}

/** The same, pausing every few milliseconds. */
export function* solveInSteps(matrix: Float64Array, right: Float64Array): Generator<void, Float64Array, void> {
  const n = right.length;
  const lower = Float64Array.from(matrix);
  for (let column = 0; column < n; column += 1) {
    if (column % columnsAtOnce === columnsAtOnce - 1) yield;
    const ahead = column * n;
    for (let row = column; row < n; row += 1) {
      const start = row * n;
      let sum = lower[start + column] ?? 0;
      for (let k = 0; k < column; k += 1) sum -= (lower[start + k] ?? 0) * (lower[ahead + k] ?? 0);
      if (row === column && !(sum > 0)) throw new Error('the matrix is not positive definite');
      lower[start + column] = row === column ? Math.sqrt(sum) : sum / (lower[ahead + column] ?? 1);
    }
  }
  return backwards(lower, forwards(lower, right));
}

function forwards(lower: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const x = Float64Array.from(right);
  for (let row = 0; row < n; row += 1) {
    let sum = x[row] ?? 0;
    for (let k = 0; k < row; k += 1) sum -= (lower[row * n + k] ?? 0) * (x[k] ?? 0);
    x[row] = sum / (lower[row * n + row] ?? 1);
  }
  return x;
}

function backwards(lower: Float64Array, x: Float64Array): Float64Array {
  const n = x.length;
  for (let row = n - 1; row >= 0; row -= 1) {
    let sum = x[row] ?? 0;
    for (let k = row + 1; k < n; k += 1) sum -= (lower[k * n + row] ?? 0) * (x[k] ?? 0);
    x[row] = sum / (lower[row * n + row] ?? 1);
  }
  return x;
}
