import type { SessionSeries } from '../../core/domain/session-series';
import { formatMilliseconds } from '../kit/format-milliseconds';
import type { ChartFacts } from './chart-facts';

/** The latency quantiles along the session, held against the objective's ceiling. */
export function latencyFacts({ buckets, p95CeilingMs }: SessionSeries): ChartFacts {
  const known = buckets.flatMap(({ latency, fromRow }) => (latency === null ? [] : [{ ...latency, fromRow }]));
  return {
    id: 'latency',
    question: 'Is latency within the ceiling?',
    answer: answerOf(known, p95CeilingMs),
    columns: ['from_row', 'to_row', 'p50_ms', 'p95_ms', 'p99_ms'],
    rows: buckets.map(({ fromRow, toRow, latency }) => [
      fromRow + 1,
      toRow,
      latency?.p50 ?? null,
      latency?.p95 ?? null,
      latency?.p99 ?? null,
    ]),
  };
}

function answerOf(
  known: readonly { readonly p95: number; readonly fromRow: number }[],
  ceiling: number | null,
): string {
  if (known.length === 0) return 'Nothing was answered.';
  const worst = known.reduce((top, one) => (one.p95 > top.p95 ? one : top));
  const where = `p95 is highest from row ${worst.fromRow + 1} on: ${formatMilliseconds(worst.p95)}.`;
  if (ceiling === null) return `No ceiling is set in Objective. ${where}`;
  const over = known.filter(({ p95 }) => p95 > ceiling);
  const [first] = over;
  if (first === undefined) return `p95 stays under ${formatMilliseconds(ceiling)} in all ${known.length} stretches.`;
  return `p95 is over ${formatMilliseconds(ceiling)} in ${over.length} of ${known.length} stretches, first from row ${first.fromRow + 1} on. ${where}`;
}
