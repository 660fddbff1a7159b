import type { RandomStream } from '../../core/sim/rng';
import { ascending } from '../../core/stats/routing-curve';
import type { PairedOutcomes } from '../../core/stats/routing-curve';
import { routingFigures } from '../../core/stats/routing-figures';

/** APGR of a score over bootstrap samples of the rows (Efron and Tibshirani, 1993); samples without a gap count as .5. */
export function resampledApgr(
  score: ArrayLike<number>,
  outcomes: PairedOutcomes,
  stream: RandomStream,
  resamples: number,
): readonly number[] {
  const order = ascending(score);
  const n = order.length;
  const counts = new Uint16Array(n);
  const drawn = new Uint32Array(n);
  return Array.from({ length: resamples }, () => {
    counts.fill(0);
    for (let k = 0; k < n; k += 1) {
      const row = Math.floor(stream.uniform() * n);
      counts[row] = (counts[row] ?? 0) + 1;
    }
    let at = 0;
    for (const row of order) {
      for (let again = counts[row] ?? 0; again > 0; again -= 1) {
        drawn[at] = row;
        at += 1;
      }
    }
    return routingFigures(score, outcomes, drawn).apgr ?? 0.5;
  });
}
