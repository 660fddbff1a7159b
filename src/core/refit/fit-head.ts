import { solveInSteps } from './solve-symmetric';

/** Labelled rows: standardised features, what the weak and the strong model scored, and the fold that holds each out. */
export interface HeadRows {
  readonly x: readonly Float64Array[];
  /** Gain of the strong model, strong - weak, -1..1. */
  readonly gain: ArrayLike<number>;
  /** Both success rates added, 0..2. */
  readonly success: ArrayLike<number>;
  readonly folds: ArrayLike<number>;
  readonly foldCount: number;
}

export interface HeadSettings {
  /** Ridge penalty of each feature's own weight. */
  readonly penalties: Float64Array;
  /** What the prior's score weighs before any label has spoken; its sign is turned by the sign rule, in each fit anew. */
  readonly priorWeight: number;
}

interface Linear {
  /** score = mean + x . weights. */
  readonly mean: number;
  readonly weights: Float64Array;
}

/** Scores of labelled rows by fits that have not seen them. */
export interface Unseen {
  /** Each row's score by a fit without its fold. */
  readonly unseen: Float64Array;
  /**
   * One a fold: every row's score by a fit that has seen neither its own fold nor this one, so that what is built on the
   * other rows' scores (a calibration) knows nothing of this fold's labels.
   */
  readonly nested: readonly Float64Array[];
}

export type Head = Linear & Unseen;

/** A ridge fit that can be made again without the rows of up to two folds; -1 for none. */
type Solve = (one: number, other: number) => Generator<void, Linear, void>;

/** Up to here the system of rows is smaller than the system of features. */
const dualRows = 285;
const rowsAtOnce = 24;

/**
 * Refit H (MODEL.md): minimises |y - mean(y) - X (mu + v)|^2 + sum penalty_j v_j^2, y = strong - weak, once on all rows, once
 * without each fold and once without each two. Few rows are solved in the dual form. Pauses every few milliseconds.
 */
export function* fitHead(rows: HeadRows, settings: HeadSettings): Generator<void, Head, void> {
  const { x, folds, foldCount } = rows;
  const solve = x.length <= dualRows ? yield* dualSolver(rows, settings) : yield* primalSolver(rows, settings);
  const unseen = new Float64Array(x.length);
  const nested = Array.from({ length: foldCount }, () => new Float64Array(x.length));
  for (let one = 0; one < foldCount; one += 1) {
    for (let other = one; other < foldCount; other += 1) {
      yield;
      const linear = yield* solve(one, other);
      for (const [row, features] of x.entries()) {
        const fold = folds[row] ?? -1;
        if (fold !== one && fold !== other) continue;
        const score = linear.mean + dot(features, linear.weights);
        if (one === other) unseen[row] = score;
        const without = nested[fold === one ? other : one];
        if (without !== undefined) without[row] = score;
      }
    }
  }
  return { ...(yield* solve(-1, -1)), unseen, nested };
}

/**
 * The sign rule (MODEL.md): -1 where the two success rates sum to less than 1 by more than chance, 1 / sqrt(rows); harder
 * prompts then gain less from the strong model. `success` is the sum over the rows.
 */
export function signOf(success: number, rows: number): 1 | -1 {
  return rows > 0 && success / rows < 1 - 1 / Math.sqrt(rows) ? -1 : 1;
}

function* dualSolver(rows: HeadRows, { penalties, priorWeight }: HeadSettings): Generator<void, Solve, void> {
  const { x, gain, success, folds } = rows;
  const kernel = yield* kernelOf(x, penalties);
  const n = x.length;
  return function* (one, other) {
    const kept = Array.from(x.keys()).filter(
      (row) => folds[row] === undefined || (folds[row] !== one && folds[row] !== other),
    );
    const size = kept.length;
    const mean = sumOf(gain, kept) / Math.max(1, size);
    const mu = signOf(sumOf(success, kept), size) * priorWeight;
    const system = new Float64Array(size * size);
    kept.forEach((a, i) => {
      kept.forEach((b, j) => (system[i * size + j] = (kernel[a * n + b] ?? 0) + (i === j ? 1 : 0)));
    });
    yield;
    const rest = Float64Array.from(kept, (row) => (gain[row] ?? 0) - mean - mu * (x[row]?.[0] ?? 0));
    const dual = yield* solveInSteps(system, rest);
    const weights = new Float64Array(penalties.length);
    kept.forEach((row, i) => {
      for (let k = 0; k < weights.length; k += 1) {
        weights[k] = (weights[k] ?? 0) + ((dual[i] ?? 0) * (x[row]?.[k] ?? 0)) / (penalties[k] ?? 1);
      }
    });
    weights[0] = (weights[0] ?? 0) + mu;
    return { mean, weights };
  };
}

function* kernelOf(x: readonly Float64Array[], penalties: Float64Array): Generator<void, Float64Array, void> {
  const n = x.length;
  const kernel = new Float64Array(n * n);
  const scaled = x.map((row) => row.map((value, k) => value / Math.sqrt(penalties[k] ?? 1)));
  for (const [a, first] of scaled.entries()) {
    if (a % rowsAtOnce === rowsAtOnce - 1) yield;
    for (let b = 0; b <= a; b += 1) {
      const second = scaled[b] ?? first;
      let sum = 0;
      for (let k = 0; k < first.length; k += 1) sum += (first[k] ?? 0) * (second[k] ?? 0);
      kernel[a * n + b] = sum;
      kernel[b * n + a] = sum;
    }
  }
  return kernel;
}

/** Sums over some rows that a ridge fit is made of: they add up, fold by fold. */
interface Moments {
  readonly gram: Float64Array;
  readonly xy: Float64Array;
  readonly x: Float64Array;
  y: number;
  success: number;
  n: number;
}

function* primalSolver(
  { x, gain, success, folds, foldCount }: HeadRows,
  settings: HeadSettings,
): Generator<void, Solve, void> {
  const size = settings.penalties.length;
  // One more for rows that no fold holds out.
  const byFold = Array.from({ length: foldCount + 1 }, () => emptyMoments(size));
  for (const [i, row] of x.entries()) {
    if (i % rowsAtOnce === rowsAtOnce - 1) yield;
    const moments = byFold[Math.min(foldCount, folds[i] ?? foldCount)];
    if (moments !== undefined) addRow(moments, row, gain[i] ?? 0, success[i] ?? 0);
  }
  return function* (one, other) {
    const kept = emptyMoments(size);
    for (const [fold, moments] of byFold.entries()) if (fold !== one && fold !== other) addMoments(kept, moments);
    yield;
    return yield* solveMoments(kept, settings);
  };
}

function* solveMoments(
  { gram, xy, x, y, success, n }: Moments,
  { penalties, priorWeight }: HeadSettings,
): Generator<void, Linear, void> {
  const size = penalties.length;
  const mean = n === 0 ? 0 : y / n;
  const mu = signOf(success, n) * priorWeight;
  const system = Float64Array.from(gram);
  const right = new Float64Array(size);
  for (let k = 0; k < size; k += 1) {
    system[k * size + k] = (gram[k * size + k] ?? 0) + (penalties[k] ?? 0);
    right[k] = (xy[k] ?? 0) - mean * (x[k] ?? 0) - mu * (gram[k * size] ?? 0);
  }
  const weights = yield* solveInSteps(system, right);
  weights[0] = (weights[0] ?? 0) + mu;
  return { mean, weights };
}

function emptyMoments(size: number): Moments {
  return {
    gram: new Float64Array(size * size),
    xy: new Float64Array(size),
    x: new Float64Array(size),
    y: 0,
    success: 0,
    n: 0,
  };
}

/** Only the lower triangle of the Gram matrix is kept. */
function addRow(moments: Moments, row: Float64Array, y: number, success: number): void {
  const size = row.length;
  moments.n += 1;
  moments.y += y;
  moments.success += success;
  for (let a = 0; a < size; a += 1) {
    const value = row[a] ?? 0;
    moments.x[a] = (moments.x[a] ?? 0) + value;
    moments.xy[a] = (moments.xy[a] ?? 0) + value * y;
    const start = a * size;
    for (let b = 0; b <= a; b += 1) moments.gram[start + b] = (moments.gram[start + b] ?? 0) + value * (row[b] ?? 0);
  }
}

function addMoments(to: Moments, from: Moments): void {
  to.n += from.n;
  to.y += from.y;
  to.success += from.success;
  for (let k = 0; k < to.x.length; k += 1) {
    to.x[k] = (to.x[k] ?? 0) + (from.x[k] ?? 0);
    to.xy[k] = (to.xy[k] ?? 0) + (from.xy[k] ?? 0);
  }
  for (let k = 0; k < to.gram.length; k += 1) to.gram[k] = (to.gram[k] ?? 0) + (from.gram[k] ?? 0);
}

function sumOf(values: ArrayLike<number>, rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + (values[row] ?? 0), 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}
