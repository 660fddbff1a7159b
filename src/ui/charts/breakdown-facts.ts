import type { Breakdown, BreakdownKey } from '../../core/domain/breakdown';
import { formatMoney } from '../kit/format-money';
import { formatShare } from '../kit/format-share';
import { promptKeyNames } from '../kit/prompt-key-names';
import type { ChartFacts } from './chart-facts';

/** What a key is called. */
export const keyNames: Readonly<Record<BreakdownKey, string>> = {
  endpoint: 'endpoint',
  provider: 'provider',
  rule: 'who or which rule decided',
  ...promptKeyNames,
};

/** Which group costs most, and every group's figures. */
export function breakdownFacts({ by, n, costUsd, groups }: Breakdown): ChartFacts {
  const [dearest] = groups;
  const share = dearest === undefined || costUsd === 0 ? 0 : dearest.costUsd / costUsd;
  return {
    id: `by-${by}`,
    question: 'What do cost and latency come from?',
    answer:
      dearest === undefined
        ? 'Nothing was routed.'
        : `${dearest.name} costs most: ${formatMoney(dearest.costUsd)} of ${formatMoney(costUsd)}, ${formatShare(share)}, with ${dearest.rows} of ${n} requests.`,
    columns: [
      by,
      'requests',
      'usd',
      'usd_per_1k',
      'failed',
      'error_rate',
      'mean_ms',
      'p50_ms',
      'p95_ms',
      'p99_ms',
      'local_share',
      'accuracy',
      'labelled',
      'mostly_answered_by',
    ],
    rows: groups.map((group) => [
      group.name,
      group.rows,
      group.costUsd,
      (1000 * group.costUsd) / group.rows,
      group.failed,
      group.failed / group.rows,
      group.meanMs,
      group.p50Ms,
      group.p95Ms,
      group.p99Ms,
      group.localShare.value,
      group.accuracy.value,
      group.accuracy.n,
      group.mostBy,
    ]),
  };
}
