import type { Embedding } from '../domain/features';

/** An unlabelled prompt that could be asked about. */
export interface Askable {
  readonly row: number;
  /** How likely the best local endpoint fails, as routed by, 0..1. */
  readonly failure: number;
  readonly vector: Embedding;
}

/** Two prompts nearer than this would teach nearly the same. */
const nearest = 0.7;

/**
 * The rows whose label would tell most: nearest to the edge first (uncertainty sampling; Lewis and Gale, 1994), none too
 * like one that was already picked. `edge` 0..1.
 */
export function nextLabels<One extends Askable>(rows: readonly One[], edge: number, count: number): readonly One[] {
  const ordered = [...rows].sort((a, b) => Math.abs(a.failure - edge) - Math.abs(b.failure - edge) || a.row - b.row);
  const picked: One[] = [];
  for (const one of ordered) {
    if (picked.length === count) break;
    if (picked.every((other) => cosine(one.vector, other.vector) < nearest)) picked.push(one);
  }
  return picked;
}

/** Vectors are unit vectors. */
function cosine(a: Embedding, b: Embedding): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}
