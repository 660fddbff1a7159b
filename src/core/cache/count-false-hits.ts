import type { FalseHitRow, SwapKind, SwappedPair } from '../domain/cache-lab';
import type { Share } from '../domain/telemetry';
import { wilson } from '../stats/wilson';

/** The share of swapped twins that a semantic cache would serve wrongly at each threshold, whole and by kind of swap. */
export function countFalseHits(pairs: readonly SwappedPair[], thresholds: readonly number[]): readonly FalseHitRow[] {
  const share = (kind: SwapKind | null, threshold: number): Share => {
    const own = pairs.filter((pair) => kind === null || pair.kind === kind);
    return wilson(own.filter((pair) => pair.cosine >= threshold).length, own.length);
  };
  return thresholds.map((threshold) => ({
    threshold,
    all: share(null, threshold),
    byKind: {
      negation: share('negation', threshold),
      number: share('number', threshold),
      entity: share('entity', threshold),
    },
  }));
}
