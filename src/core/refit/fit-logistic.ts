import { drained } from '../drained';
import { sigmoid } from '../sim/deterministic-math';
import { solveSymmetric } from './solve-symmetric';
import { onRawRows, scaleOf, standardised } from './standardise';
import type { Linear } from './standardise';

export interface LogisticRow {
  readonly features: Float64Array;
  /** 1 or 0. */
  readonly target: number;
  readonly weight: number;
}

const maxSteps = 50;
const converged = 1e-10;

/**
 * Logistic regression with an L2 penalty, by Newton's method from zero: minimises the weighted log loss plus
 * sum(penalty_j x w_j^2) / 2 over standardised columns; the bias goes free. Deterministic: the same rows in the same order
 * give the same bits. `penalty` is one number for all columns, or one a column.
 */
export function fitLogistic(rows: readonly LogisticRow[], penalty: number | readonly number[]): Linear {
  return drained(fitLogisticInSteps(rows, penalty));
}

/** The same, pausing at every step of Newton's. */
export function* fitLogisticInSteps(
  rows: readonly LogisticRow[],
  penalty: number | readonly number[],
): Generator<void, Linear, void> {
  const weights = rows.map((row) => row.weight);
  const scale = scaleOf(
    rows.map((row) => row.features),
    weights,
  );
  const design = rows.map((row) => withOne(standardised(row.features, scale)));
  const size = scale.mean.length + 1;
  const penalties = Float64Array.from({ length: size }, (_, column) => {
    if (column === 0) return 1e-9;
    return typeof penalty === 'number' ? penalty : (penalty[column - 1] ?? 0);
  });
  let solution: Float64Array = new Float64Array(size);
  for (let step = 0; step < maxSteps; step += 1) {
    yield;
    const change = newtonStep(design, rows, solution, penalties);
    solution = solution.map((value, column) => value + (change[column] ?? 0));
    if (change.every((value) => Math.abs(value) < converged)) break;
  }
  return onRawRows(solution[0] ?? 0, solution.slice(1), scale);
}

function withOne(row: Float64Array): Float64Array {
  const longer = new Float64Array(row.length + 1);
  longer[0] = 1;
  longer.set(row, 1);
  return longer;
}

function newtonStep(
  design: readonly Float64Array[],
  rows: readonly LogisticRow[],
  solution: Float64Array,
  penalties: Float64Array,
): Float64Array {
  const size = solution.length;
  const hessian = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  design.forEach((x, index) => {
    const row = rows[index];
    if (row === undefined) return;
    const p = sigmoid(x.reduce((sum, value, column) => sum + value * (solution[column] ?? 0), 0));
    const curvature = Math.max(row.weight * p * (1 - p), 1e-12);
    for (let a = 0; a < size; a += 1) {
      gradient[a] = (gradient[a] ?? 0) + row.weight * (row.target - p) * (x[a] ?? 0);
      const scaled = curvature * (x[a] ?? 0);
      for (let b = 0; b < size; b += 1) hessian[a * size + b] = (hessian[a * size + b] ?? 0) + scaled * (x[b] ?? 0);
    }
  });
  for (let column = 0; column < size; column += 1) {
    const penalty = penalties[column] ?? 0;
    gradient[column] = (gradient[column] ?? 0) - penalty * (solution[column] ?? 0);
    hessian[column * size + column] = (hessian[column * size + column] ?? 0) + penalty;
  }
  return solveSymmetric(hessian, gradient);
}
