import type { Embedding } from '../domain/features';

/** The direction of the mean of unit vectors, as a unit vector; zeros where they cancel out or there are none. */
export function centroid(vectors: readonly Embedding[], dimensions: number): Embedding {
  const sum = new Float64Array(dimensions);
  for (const vector of vectors) {
    for (let k = 0; k < dimensions; k += 1) sum[k] = (sum[k] ?? 0) + (vector[k] ?? 0);
  }
  let squares = 0;
  for (const value of sum) squares += value * value;
  const length = Math.sqrt(squares);
  return length === 0 ? new Float32Array(dimensions) : Float32Array.from(sum, (value) => value / length);
}
