import type { ProposalMetric } from '../../core/domain/proposal';
import { formatBarePoints } from '../kit/format-change';
import { formatBareMilliseconds } from '../kit/format-milliseconds';
import { formatMoney } from '../kit/format-money';
import { formatSigned } from '../kit/format-signed';
import { groupDigits } from '../kit/group-digits';

interface MetricWords {
  readonly name: string;
  readonly unit: string;
  /** A figure and a change of it, without the unit. */
  readonly value: (figure: number) => string;
  readonly change: (difference: number) => string;
}

const share = {
  value: (figure: number): string => groupDigits(100 * figure, 1),
  change: (difference: number): string => formatBarePoints(difference),
};

/** How each figure of a proposal is called and written. */
export const metricWords: Readonly<Record<ProposalMetric['id'], MetricWords>> = {
  reward: {
    name: 'Reward',
    unit: '0–1',
    value: (figure) => groupDigits(figure, 3),
    change: (difference) => formatSigned(difference, (value) => groupDigits(value, 3)),
  },
  quality: { name: 'Acceptable answers', unit: '%', ...share },
  cost: {
    name: 'Cost',
    unit: 'per 1k requests',
    value: formatMoney,
    change: (difference) => formatSigned(difference, formatMoney),
  },
  latency: {
    name: 'Mean latency',
    unit: 'ms',
    value: formatBareMilliseconds,
    change: (difference) => formatSigned(difference, (value) => groupDigits(value)),
  },
  p95: {
    name: 'Latency p95',
    unit: 'ms',
    value: formatBareMilliseconds,
    change: (difference) => formatSigned(difference, (value) => groupDigits(value)),
  },
  'local-share': { name: 'Decided for local', unit: '%', ...share },
};
