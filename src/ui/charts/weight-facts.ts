import type { ReplicaWeights } from '../../core/domain/session-series';
import { formatShare } from '../kit/format-share';
import type { ChartFacts } from './chart-facts';

/** The part of a group's weight that each replica has along the session. */
export function weightShares({ members, points }: ReplicaWeights): readonly {
  readonly row: number;
  readonly shares: readonly number[];
}[] {
  return points.map(({ row, weights }) => {
    const sum = weights.reduce((total, one) => total + one, 0);
    return { row: row + 1, shares: members.map((_, k) => (weights[k] ?? 0) / Math.max(Number.EPSILON, sum)) };
  });
}

/** Which replica lost most of its weight, where, and what it has in the end. */
export function weightFacts(group: ReplicaWeights | undefined): ChartFacts {
  const shares = group === undefined ? [] : weightShares(group);
  return {
    id: 'weights',
    question: 'Do replicas lose weight when they fail?',
    answer: group === undefined ? 'No group’s weights adapt: choose it in Resilience.' : answerOf(group, shares),
    columns: ['row', ...(group?.members ?? [])],
    rows: shares.map(({ row, shares: parts }) => [row, ...parts]),
  };
}

function answerOf({ label, members }: ReplicaWeights, shares: ReturnType<typeof weightShares>): string {
  const [first] = shares;
  const last = shares.at(-1);
  if (first === undefined || last === undefined) return `No call of ${label} was spread yet.`;
  const lows = members.map((member, k) => {
    const low = shares.reduce((least, one) => ((one.shares[k] ?? 0) < (least.shares[k] ?? 0) ? one : least));
    return { member, k, row: low.row, low: low.shares[k] ?? 0, fell: (first.shares[k] ?? 0) - (low.shares[k] ?? 0) };
  });
  const worst = lows.toSorted((a, b) => b.fell - a.fell)[0];
  if (worst === undefined) return `${label} has no replica.`;
  const end = formatShare(last.shares[worst.k] ?? 0);
  return `${worst.member} fell furthest: from ${formatShare(first.shares[worst.k] ?? 0)} of the weight to ${formatShare(worst.low)} at request ${worst.row}; ${end} in the end.`;
}
