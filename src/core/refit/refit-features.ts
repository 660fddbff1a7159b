import type { Embedding } from '../domain/features';

/** A standardised feature further out counts as so many spreads: one odd prompt must not bend the fit. */
const clip = 4;
/** Rows between two chances to pause. */
const rowsAtOnce = 256;

/** Mean and spread of each feature over the user's traffic, labelled or not. */
export interface RefitScale {
  readonly mean: readonly number[];
  readonly spread: readonly number[];
}

/** What a refit reads of a prompt: the prior's score, the log length, the 27 lexical features, the vector (MODEL.md, refit H). */
export function refitFeatures(priorScore: number, lexical: Float64Array, vector: Embedding): Float64Array {
  const row = new Float64Array(2 + lexical.length + vector.length);
  row[0] = priorScore;
  // The first lexical feature is log(1 + characters).
  row[1] = lexical[0] ?? 0;
  row.set(lexical, 2);
  row.set(vector, 2 + lexical.length);
  return row;
}

/** Standardised and clipped to four spreads. */
export function scaledFeatures(row: Float64Array, { mean, spread }: RefitScale): Float64Array {
  const scaled = new Float64Array(row.length);
  for (let k = 0; k < row.length; k += 1) {
    const z = ((row[k] ?? 0) - (mean[k] ?? 0)) / (spread[k] ?? 1);
    scaled[k] = Math.min(clip, Math.max(-clip, z));
  }
  return scaled;
}

/** Mean and spread of the traffic's features; a feature that never varies gets spread 1. Pauses every few milliseconds. */
export function* scaleOfTraffic(rows: readonly Float64Array[]): Generator<void, RefitScale, void> {
  const columns = rows[0]?.length ?? 0;
  const sums = new Float64Array(columns);
  const squares = new Float64Array(columns);
  for (const [at, row] of rows.entries()) {
    if (at % rowsAtOnce === rowsAtOnce - 1) yield;
    for (let k = 0; k < columns; k += 1) sums[k] = (sums[k] ?? 0) + (row[k] ?? 0);
  }
  const mean = Array.from(sums, (sum) => sum / Math.max(1, rows.length));
  for (const [at, row] of rows.entries()) {
    if (at % rowsAtOnce === rowsAtOnce - 1) yield;
    addSquares(squares, row, mean);
  }
  const spread = Array.from(squares, (sum) => {
    const variance = sum / Math.max(1, rows.length);
    return variance > 1e-12 ? Math.sqrt(variance) : 1;
  });
  return { mean, spread };
}

function addSquares(squares: Float64Array, row: Float64Array, mean: readonly number[]): void {
  for (let k = 0; k < squares.length; k += 1) {
    const distance = (row[k] ?? 0) - (mean[k] ?? 0);
    squares[k] = (squares[k] ?? 0) + distance * distance;
  }
}

/** An app's mean is shrunk as if so many labels had said nothing. */
const appPenalty = 30;

/** The ridge penalty of each column: score and length, lexical features, vector, and an offset for each of so many apps. */
export function refitBlocks(columns: number, lexicalCount: number, apps = 0): Float64Array {
  const penalties = new Float64Array(columns).fill(10_000);
  penalties.fill(appPenalty, columns - apps);
  penalties.fill(300, 0, 2);
  penalties.fill(3000, 2, 2 + lexicalCount);
  return penalties;
}
