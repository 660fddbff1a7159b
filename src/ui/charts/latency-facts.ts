import type { SessionSeries } from '../../core/domain/session-series';
import { formatMilliseconds } from '../kit/format-milliseconds';
import type { ChartFacts } from './chart-facts';

/** The latency quantiles along the session, held against the objective's ceiling. */
export function latencyFacts({ latency, p95CeilingMs }: SessionSeries): ChartFacts {
  const known = latency.flatMap(({ p95, n, fromRow }) => (p95 === null ? [] : [{ p95, n, fromRow }]));
  const answered = latency.reduce((sum, { n }) => sum + n, 0);
  return {
    id: 'latency',
    question: 'Is latency within the ceiling?',
    answer: answered === 0 ? 'Nothing was answered.' : answerOf(known, answered, p95CeilingMs),
    columns: ['from_row', 'to_row', 'n', 'p50_ms', 'p95_ms', 'p99_ms'],
    rows: latency.map(({ fromRow, toRow, n, p50, p95, p99 }) => [fromRow + 1, toRow, n, p50, p95, p99]),
  };
}

function answerOf(
  known: readonly { readonly p95: number; readonly n: number; readonly fromRow: number }[],
  answered: number,
  ceiling: number | null,
): string {
  if (known.length === 0) return `p95 takes 100 answers in a stretch; ${answered} were answered.`;
  const worst = known.reduce((top, one) => (one.p95 > top.p95 ? one : top));
  const where = `p95 is highest from request ${worst.fromRow + 1} on: ${formatMilliseconds(worst.p95)}, n = ${worst.n}.`;
  if (ceiling === null) return `No ceiling is set in Objective. ${where}`;
  const over = known.filter(({ p95 }) => p95 > ceiling);
  const [first] = over;
  if (first === undefined) return `p95 stays under ${formatMilliseconds(ceiling)} in all ${known.length} stretches.`;
  return `p95 is over ${formatMilliseconds(ceiling)} in ${over.length} of ${known.length} stretches, first from request ${first.fromRow + 1} on. ${where}`;
}
