import type { TextVector } from './text-encoder';

/** The cosines of one vector with many, all of the same space of `dimensions` places. */
export function cosines(one: TextVector, many: readonly TextVector[], dimensions: number): Float64Array {
  const spread = new Float64Array(dimensions);
  for (let k = 0; k < one.places.length; k += 1) spread[one.places[k] ?? 0] = one.values[k] ?? 0;
  const result = new Float64Array(many.length);
  for (let i = 0; i < many.length; i += 1) {
    const other = many[i];
    if (other !== undefined) result[i] = dot(spread, other);
  }
  return result;
}

function dot(spread: Float64Array, { places, values }: TextVector): number {
  let sum = 0;
  for (let k = 0; k < places.length; k += 1) sum += (spread[places[k] ?? 0] ?? 0) * (values[k] ?? 0);
  return sum;
}
