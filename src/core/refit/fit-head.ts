import { solveInSteps } from './solve-symmetric';

/** Labelled rows: standardised features, the gain of the strong model (strong - weak, -1..1), and the fold that holds each out. */
export interface HeadRows {
  readonly x: readonly Float64Array[];
  readonly y: ArrayLike<number>;
  readonly folds: ArrayLike<number>;
  readonly foldCount: number;
}

export interface HeadSettings {
  /** Ridge penalty of each feature's own weight. */
  readonly penalties: Float64Array;
  /** What the prior's score weighs before any label has spoken, signed. */
  readonly priorWeight: number;
}

/** score = mean + x . weights; `unseen` is each labelled row's score by a fit without its fold. */
export interface Head {
  readonly mean: number;
  readonly weights: Float64Array;
  readonly unseen: Float64Array;
}

/** Up to here the system of rows is smaller than the system of features. */
const dualRows = 285;
const rowsAtOnce = 24;

/**
 * Refit H (MODEL.md): minimises |y - mean(y) - X (mu + v)|^2 + sum penalty_j v_j^2, once on all rows and once without each
 * fold. Few rows are solved in the dual form. Pauses every few milliseconds.
 */
export function fitHead(rows: HeadRows, settings: HeadSettings): Generator<void, Head, void> {
  return rows.x.length <= dualRows ? fitDual(rows, settings) : fitPrimal(rows, settings);
}

function* fitDual({ x, y, folds, foldCount }: HeadRows, settings: HeadSettings): Generator<void, Head, void> {
  const { penalties, priorWeight } = settings;
  const kernel = yield* kernelOf(x, penalties);
  const n = x.length;
  const unseen = new Float64Array(n);
  const all = Array.from(x.keys());
  const solve = function* (rows: readonly number[]): Generator<void, { mean: number; dual: Float64Array }, void> {
    const mean = meanOf(y, rows);
    const system = new Float64Array(rows.length * rows.length);
    rows.forEach((a, i) => {
      rows.forEach((b, j) => (system[i * rows.length + j] = (kernel[a * n + b] ?? 0) + (i === j ? 1 : 0)));
    });
    const rest = Float64Array.from(rows, (row) => (y[row] ?? 0) - mean - priorWeight * (x[row]?.[0] ?? 0));
    return { mean, dual: yield* solveInSteps(system, rest) };
  };
  for (let fold = 0; fold < foldCount; fold += 1) {
    const rows = all.filter((row) => folds[row] !== fold);
    const { mean, dual } = yield* solve(rows);
    for (const row of all) {
      if (folds[row] !== fold) continue;
      let score = mean + priorWeight * (x[row]?.[0] ?? 0);
      rows.forEach((other, i) => (score += (dual[i] ?? 0) * (kernel[row * n + other] ?? 0)));
      unseen[row] = score;
    }
  }
  const { mean, dual } = yield* solve(all);
  const weights = new Float64Array(penalties.length);
  x.forEach((row, i) => {
    for (let k = 0; k < weights.length; k += 1) {
      weights[k] = (weights[k] ?? 0) + ((dual[i] ?? 0) * (row[k] ?? 0)) / (penalties[k] ?? 1);
    }
  });
  weights[0] = (weights[0] ?? 0) + priorWeight;
  return { mean, weights, unseen };
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

/** Sums over some rows that a ridge fit is made of: they add up, so a fit without a fold is a subtraction. */
interface Moments {
  readonly gram: Float64Array;
  readonly xy: Float64Array;
  readonly x: Float64Array;
  y: number;
  n: number;
}

function* fitPrimal({ x, y, folds, foldCount }: HeadRows, settings: HeadSettings): Generator<void, Head, void> {
  const size = settings.penalties.length;
  // One more for rows that no fold holds out.
  const byFold = Array.from({ length: foldCount + 1 }, () => emptyMoments(size));
  for (const [i, row] of x.entries()) {
    if (i % rowsAtOnce === rowsAtOnce - 1) yield;
    const moments = byFold[Math.min(foldCount, folds[i] ?? foldCount)];
    if (moments !== undefined) addRow(moments, row, y[i] ?? 0);
  }
  const total = emptyMoments(size);
  for (const moments of byFold) addMoments(total, moments, 1);
  const unseen = new Float64Array(x.length);
  for (const [fold, moments] of byFold.slice(0, foldCount).entries()) {
    yield;
    const others = emptyMoments(size);
    addMoments(others, total, 1);
    addMoments(others, moments, -1);
    const { mean, weights } = yield* solveMoments(others, settings);
    x.forEach((row, i) => {
      if (folds[i] === fold) unseen[i] = mean + dot(row, weights);
    });
  }
  return { ...(yield* solveMoments(total, settings)), unseen };
}

function* solveMoments(
  { gram, xy, x, y, n }: Moments,
  { penalties, priorWeight }: HeadSettings,
): Generator<void, { mean: number; weights: Float64Array }, void> {
  const size = penalties.length;
  const mean = n === 0 ? 0 : y / n;
  const system = Float64Array.from(gram);
  const right = new Float64Array(size);
  for (let k = 0; k < size; k += 1) {
    system[k * size + k] = (gram[k * size + k] ?? 0) + (penalties[k] ?? 0);
    right[k] = (xy[k] ?? 0) - mean * (x[k] ?? 0) - priorWeight * (gram[k * size] ?? 0);
  }
  const weights = yield* solveInSteps(system, right);
  weights[0] = (weights[0] ?? 0) + priorWeight;
  return { mean, weights };
}

function emptyMoments(size: number): Moments {
  return { gram: new Float64Array(size * size), xy: new Float64Array(size), x: new Float64Array(size), y: 0, n: 0 };
}

/** Only the lower triangle of the Gram matrix is kept. */
function addRow(moments: Moments, row: Float64Array, y: number): void {
  const size = row.length;
  moments.n += 1;
  moments.y += y;
  for (let a = 0; a < size; a += 1) {
    const value = row[a] ?? 0;
    moments.x[a] = (moments.x[a] ?? 0) + value;
    moments.xy[a] = (moments.xy[a] ?? 0) + value * y;
    const start = a * size;
    for (let b = 0; b <= a; b += 1) moments.gram[start + b] = (moments.gram[start + b] ?? 0) + value * (row[b] ?? 0);
  }
}

function addMoments(to: Moments, from: Moments, sign: 1 | -1): void {
  to.n += sign * from.n;
  to.y += sign * from.y;
  for (let k = 0; k < to.x.length; k += 1) {
    to.x[k] = (to.x[k] ?? 0) + sign * (from.x[k] ?? 0);
    to.xy[k] = (to.xy[k] ?? 0) + sign * (from.xy[k] ?? 0);
  }
  for (let k = 0; k < to.gram.length; k += 1) to.gram[k] = (to.gram[k] ?? 0) + sign * (from.gram[k] ?? 0);
}

function meanOf(values: ArrayLike<number>, rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + (values[row] ?? 0), 0) / Math.max(1, rows.length);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}
