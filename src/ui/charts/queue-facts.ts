import type { BucketLoad, SessionSeries } from '../../core/domain/session-series';
import { groupDigits } from '../kit/group-digits';
import type { ChartFacts } from './chart-facts';

/** A stretch of the session whose load is known. */
export interface LoadedStretch extends BucketLoad {
  readonly fromRow: number;
  readonly toRow: number;
}

/** The stretches whose load is known: those of the simulation that took any time. */
export function loadedStretches({ buckets }: SessionSeries): readonly LoadedStretch[] {
  return buckets.flatMap(({ fromRow, toRow, load }) =>
    load === undefined || load.spanMs === 0 ? [] : [{ fromRow, toRow, ...load }],
  );
}

/** How many requests stood in line along the session, and where it was worst. */
export function queueFacts(series: SessionSeries): ChartFacts {
  const stretches = loadedStretches(series);
  const worst = stretches.toSorted((a, b) => b.waiting - a.waiting)[0];
  return {
    id: 'queues',
    question: 'How deep are the queues?',
    answer:
      worst === undefined
        ? 'Unknown: no stretch was simulated.'
        : worst.waiting < 0.05
          ? `Hardly anybody waits: at most ${groupDigits(worst.waiting, 2)} in line at a time, mean over a stretch.`
          : `Deepest from row ${worst.fromRow + 1} on: ${groupDigits(worst.waiting, 1)} in line of ${groupDigits(worst.underWay, 1)} under way, mean over the stretch.`,
    columns: ['from_row', 'to_row', 'in_line', 'under_way', 'ended_per_second', 'span_ms'],
    rows: stretches.map(({ fromRow, toRow, waiting, underWay, perSecond, spanMs }) => [
      fromRow + 1,
      toRow,
      waiting,
      underWay,
      perSecond,
      spanMs,
    ]),
  };
}

/** How many requests end a second beside how many are under way. */
export function throughputFacts(series: SessionSeries): ChartFacts {
  const stretches = loadedStretches(series).toSorted((a, b) => a.underWay - b.underWay);
  const most = stretches.toSorted((a, b) => b.perSecond - a.perSecond)[0];
  const fullest = stretches.at(-1);
  return {
    id: 'throughput',
    question: 'Does throughput grow with concurrency?',
    answer:
      most === undefined || fullest === undefined
        ? 'Unknown: no stretch was simulated.'
        : `Most is ${groupDigits(most.perSecond, 1)} a second with ${groupDigits(most.underWay, 1)} under way; with the most under way, ${groupDigits(fullest.underWay, 1)}, it is ${groupDigits(fullest.perSecond, 1)}. ${trend(stretches)}`,
    columns: ['under_way', 'ended_per_second', 'in_line', 'from_row'],
    rows: stretches.map(({ underWay, perSecond, waiting, fromRow }) => [underWay, perSecond, waiting, fromRow + 1]),
  };
}

/** The fuller half beside the emptier one. */
function trend(stretches: readonly LoadedStretch[]): string {
  const half = Math.floor(stretches.length / 2);
  if (half < 2) return 'Too few stretches for a trend.';
  const rate = (part: readonly LoadedStretch[]): number => {
    const spanMs = part.reduce((sum, one) => sum + one.spanMs, 0);
    return part.reduce((sum, one) => sum + one.perSecond * one.spanMs, 0) / Math.max(1, spanMs);
  };
  const [empty, full] = [rate(stretches.slice(0, half)), rate(stretches.slice(-half))];
  return `${groupDigits(empty, 1)} a second in the emptier half of the stretches, ${groupDigits(full, 1)} in the fuller.`;
}
