import type { Frontier } from '../../core/domain/frontier';
import type { ChartFacts } from './chart-facts';

/** The frontier as facts: the engine's own answer, the curve and what it is compared with. */
export function frontierFacts({ basis, points, references, current, answer }: Frontier): ChartFacts {
  const shown = [
    ...points.map((point) => ({ name: `threshold ${point.edgeThreshold}`, ...point })),
    ...references.map((reference) => ({ ...reference, name: reference.label, qualityLow: null, qualityHigh: null })),
  ];
  return {
    id: 'frontier',
    question: 'Is the policy on the efficient frontier?',
    answer: `Now at threshold ${current.edgeThreshold}. ${answer}${basis === 'in-sample' ? ' In sample: the policy was fitted on all of these prompts.' : ''}`,
    columns: ['policy', 'usd_per_1k_requests', 'quality', 'quality_low', 'quality_high', 'local_share'],
    rows: shown.map(({ name, usdPerThousandRequests, quality, qualityLow, qualityHigh, localShare }) => [
      name,
      usdPerThousandRequests,
      quality,
      qualityLow,
      qualityHigh,
      localShare,
    ]),
  };
}
