import type { Frontier } from '../../core/domain/frontier';
import type { IndexBin, SessionSeries } from '../../core/domain/session-series';
import { formatMoney } from '../kit/format-money';
import { formatShare } from '../kit/format-share';
import type { ChartFacts } from './chart-facts';

/** How the complexity index separates what needed the cloud from what did not, and what each threshold costs. */
export function thresholdFacts({ index }: SessionSeries, frontier: Frontier): ChartFacts {
  return {
    id: 'threshold',
    question: 'Where should the threshold sit?',
    answer: answerOf(index, frontier),
    columns: [
      'index_from',
      'index_to',
      'local_was_enough',
      'needed_the_cloud',
      'both_failed',
      'no_label',
      'usd_per_1k',
    ],
    rows: index.map(({ from, to, local, cloud, bothFailed, unlabelled }) => [
      from,
      to,
      local,
      cloud,
      bothFailed,
      unlabelled,
      costAt(frontier, from),
    ]),
  };
}

/** What a threshold costs per thousand requests, USD; null where the curve has no such point. */
export function costAt({ points }: Frontier, threshold: number): number | null {
  const nearest = points.reduce<Frontier['points'][number] | null>(
    (best, point) =>
      best === null || Math.abs(point.edgeThreshold - threshold) < Math.abs(best.edgeThreshold - threshold)
        ? point
        : best,
    null,
  );
  return nearest?.usdPerThousandRequests ?? null;
}

function answerOf(index: readonly IndexBin[], { current, points, nLabelled }: Frontier): string {
  const now = `At ${current.edgeThreshold} it costs ${formatMoney(current.usdPerThousandRequests)} per 1k`;
  if (nLabelled === 0) return `${now}. No labels: which threshold is best for quality nobody can say.`;
  const best = points.reduce((top, point) => ((point.quality ?? 0) > (top.quality ?? 0) ? point : top));
  const labelled = index.reduce((sum, { local, cloud }) => sum + local + cloud, 0);
  const above = index.filter(({ from }) => from >= current.edgeThreshold);
  const wrongly = above.reduce((sum, { local }) => sum + local, 0);
  return (
    `${now}; quality is highest at ${best.edgeThreshold}: ${formatShare(best.quality ?? 0)} for ${formatMoney(best.usdPerThousandRequests)}. ` +
    `${wrongly} of ${labelled} labelled prompts lie above the threshold though local was enough.`
  );
}
