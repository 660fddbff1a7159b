import type { TextVector } from './text-encoder';
import { cosines } from './cosines';

export interface Labelled {
  readonly vector: TextVector;
  readonly label: string;
}

/** The label with the largest sum of cosines among the `k` nearest examples; undefined without examples. */
export function nearestLabel(
  query: TextVector,
  examples: readonly Labelled[],
  dimensions: number,
  k = 10,
): string | undefined {
  const near = cosines(
    query,
    examples.map(({ vector }) => vector),
    dimensions,
  );
  const votes = new Map<string, number>();
  for (const index of largest(near, k)) {
    const label = examples[index]?.label ?? '';
    votes.set(label, (near[index] ?? 0) + (votes.get(label) ?? 0));
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Positions of the `k` largest values, largest first; of equal ones the earlier. */
function largest(values: Float64Array, k: number): readonly number[] {
  const kept: number[] = [];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    if (kept.length === k && value <= (values[kept[k - 1] ?? 0] ?? 0)) continue;
    const place = kept.findIndex((other) => (values[other] ?? 0) < value);
    kept.splice(place === -1 ? kept.length : place, 0, i);
    if (kept.length > k) kept.pop();
  }
  return kept;
}
