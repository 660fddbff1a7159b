/** Weighted mean and spread of each column; a column that never varies gets spread 1. */
export interface Scale {
  readonly mean: Float64Array;
  readonly spread: Float64Array;
}

/** Measures the columns of rows under row weights. */
export function scaleOf(rows: readonly Float64Array[], weights: readonly number[]): Scale {
  const columns = rows[0]?.length ?? 0;
  const mean = new Float64Array(columns);
  const spread = new Float64Array(columns);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (let column = 0; column < columns; column += 1) {
    let sum = 0;
    rows.forEach((row, index) => (sum += (weights[index] ?? 0) * (row[column] ?? 0)));
    const average = sum / total;
    let squares = 0;
    rows.forEach((row, index) => {
      const distance = (row[column] ?? 0) - average;
      squares += (weights[index] ?? 0) * distance * distance;
    });
    mean[column] = average;
    spread[column] = squares / total > 1e-12 ? Math.sqrt(squares / total) : 1;
  }
  return { mean, spread };
}

/** A row in units of spreads from the mean. */
export function standardised(row: Float64Array, { mean, spread }: Scale): Float64Array {
  return row.map((value, column) => (value - (mean[column] ?? 0)) / (spread[column] ?? 1));
}

/** A linear function of raw rows: bias + row . weights. */
export interface Linear {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** The same linear function on raw rows as `bias + weights` is on standardised ones. */
export function onRawRows(bias: number, weights: Float64Array, { mean, spread }: Scale): Linear {
  const raw = Array.from(weights, (weight, column) => weight / (spread[column] ?? 1));
  return { bias: raw.reduce((sum, weight, column) => sum - weight * (mean[column] ?? 0), bias), weights: raw };
}

export function applied({ bias, weights }: Linear, row: Float64Array): number {
  return weights.reduce((sum, weight, column) => sum + weight * (row[column] ?? 0), bias);
}
