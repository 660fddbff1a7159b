import type { SessionSeries } from '../../core/domain/session-series';
import { formatPoints } from '../kit/format-change';
import { formatShare } from '../kit/format-share';
import type { ChartFacts } from './chart-facts';

/** Who answered which part of the session, and whether that moved between its first and its last quarter. */
export function trafficFacts({ n, endpoints, buckets }: SessionSeries): ChartFacts {
  const total = buckets.reduce((sum, { served }) => sum + sumOf(served), 0);
  const shares = endpoints.map(({ label }, k) => ({ label, share: shareOf(buckets, k, total) }));
  const most = shares.toSorted((a, b) => b.share - a.share)[0];
  const quarter = Math.max(1, Math.floor(buckets.length / 4));
  const moved = localShare(endpoints, buckets.slice(-quarter)) - localShare(endpoints, buckets.slice(0, quarter));
  const lost = buckets.reduce((sum, { failed, blocked }) => sum + failed + blocked, 0);
  const course =
    Math.abs(moved) < 0.05
      ? 'The local share of the last quarter is within 5 points of the first.'
      : `The local share moved by ${formatPoints(moved)} from the first quarter to the last.`;
  return {
    id: 'traffic',
    question: 'Where does traffic go over time?',
    answer:
      most === undefined
        ? 'Nothing was answered.'
        : `${most.label} answered most: ${formatShare(most.share)} of ${total}. ${course} ${lost} of ${n} had no answer.`,
    columns: ['from_row', 'to_row', 'start_ms', ...endpoints.map(({ label }) => label), 'failed', 'blocked'],
    rows: buckets.map(({ fromRow, toRow, startMs, served, failed, blocked }) => [
      fromRow + 1,
      toRow,
      startMs,
      ...served,
      failed,
      blocked,
    ]),
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function shareOf(buckets: SessionSeries['buckets'], endpoint: number, total: number): number {
  return total === 0 ? 0 : sumOf(buckets.map(({ served }) => served[endpoint] ?? 0)) / total;
}

function localShare(endpoints: SessionSeries['endpoints'], buckets: SessionSeries['buckets']): number {
  const all = sumOf(buckets.flatMap(({ served }) => served));
  const local = endpoints.reduce((sum, { tier }, k) => sum + (tier === 'local' ? shareOf(buckets, k, all) : 0), 0);
  return all === 0 ? 0 : local;
}
