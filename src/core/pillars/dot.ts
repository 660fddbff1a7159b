import type { Embedding } from '../domain/features';

/** Dot product of a vector with the one that starts at `offset` of a flat array, in double precision, always in the same order of additions. */
export function dot(flat: Float32Array, offset: number, vector: Embedding): number {
  let even = 0;
  let odd = 0;
  for (let k = 0; k + 1 < vector.length; k += 2) {
    even += (flat[offset + k] ?? 0) * (vector[k] ?? 0);
    odd += (flat[offset + k + 1] ?? 0) * (vector[k + 1] ?? 0);
  }
  if (vector.length % 2 === 1) even += (flat[offset + vector.length - 1] ?? 0) * (vector[vector.length - 1] ?? 0);
  return even + odd;
}
