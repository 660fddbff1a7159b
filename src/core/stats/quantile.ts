/**
 * The q-quantile of a sorted list by linear interpolation (type 7 of Hyndman and Fan, 1996); null for an empty list.
 * `sorted` ascending, q in 0..1.
 */
export function quantile(sorted: ArrayLike<number>, q: number): number | null {
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * q;
  const below = Math.floor(position);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (position - below);
}

/** Of fewer values a 95th percentile is little else than their maximum. */
export const FEWEST_FOR_TAIL = 100;

/** A high quantile (p95, p99) of a sorted list; null below 100 values, which cannot carry one. */
export function tailQuantile(sorted: ArrayLike<number>, q: number): number | null {
  return sorted.length < FEWEST_FOR_TAIL ? null : quantile(sorted, q);
}
