import { quantile } from './quantile';

/** What two models scored on the same prompts, 0..1 a prompt. */
export interface PairedOutcomes {
  readonly weak: ArrayLike<number>;
  readonly strong: ArrayLike<number>;
}

/** One threshold of a router: the share of calls that go to the strong model, 0..1, and what is scored on average. */
export interface CurvePoint {
  readonly strongShare: number;
  readonly quality: number;
}

/**
 * How a router trades strong calls for quality, as RouteLLM's evaluation does it (Ong et al., 2024, arXiv 2406.18665,
 * section 3): thresholds at the ten-quantiles of the score, strong from the threshold upward, above it for the last one;
 * equal thresholds count once. Ascending in the share of strong calls. `order` lists the rows by ascending score.
 */
export function routingCurve(
  score: ArrayLike<number>,
  order: ArrayLike<number>,
  outcomes: PairedOutcomes,
  bins = 10,
): readonly CurvePoint[] {
  const n = order.length;
  const sorted = new Float64Array(n);
  /** Quality when the first k rows of the order stay with the weak model, as a sum. */
  const quality = new Float64Array(n + 1);
  for (let k = 0; k < n; k += 1) {
    const row = order[k] ?? 0;
    sorted[k] = score[row] ?? 0;
    quality[0] = (quality[0] ?? 0) + (outcomes.strong[row] ?? 0);
  }
  for (let k = 0; k < n; k += 1) {
    const row = order[k] ?? 0;
    quality[k + 1] = (quality[k] ?? 0) + (outcomes.weak[row] ?? 0) - (outcomes.strong[row] ?? 0);
  }
  const thresholds = Array.from({ length: bins + 1 }, (_, k) => quantile(sorted, k / bins) ?? 0);
  const distinct = thresholds.filter((value, k) => k === 0 || value !== thresholds[k - 1]);
  const points = distinct.map((threshold, k) => {
    const weakRows = k === distinct.length - 1 ? n : firstAtLeast(sorted, threshold);
    return { strongShare: (n - weakRows) / n, quality: (quality[weakRows] ?? 0) / n };
  });
  return points.reverse();
}

/** Rows by ascending score; equal scores keep their order. */
export function ascending(score: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: score.length }, (_, row) => row).sort((a, b) => (score[a] ?? 0) - (score[b] ?? 0));
}

/** Index of the first value that is at least the threshold. */
function firstAtLeast(sorted: Float64Array, threshold: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < threshold) low = middle + 1;
    else high = middle;
  }
  return low;
}
