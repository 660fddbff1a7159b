import type { SessionSeries } from '../../core/domain/session-series';
import { groupDigits } from '../kit/group-digits';
import type { ChartFacts } from './chart-facts';

/** Whether regret grew more slowly at the end than at the beginning, and whether it beats drawing at random. */
export function regretFacts({ mode, regret, endpoints }: SessionSeries): ChartFacts {
  const { points, n, best } = regret;
  const label = (id: string): string => endpoints.find((one) => one.id === id)?.label ?? id;
  const names = Object.values(best).map(label).join(' and ');
  return {
    id: 'regret',
    question: 'Did the bandit learn?',
    answer:
      mode === 'live'
        ? 'Unknown in LIVE: nobody knows what the endpoints that were not asked would have answered.'
        : points.length < 4
          ? 'Too few requests to say.'
          : `${courseOf(points, n)} Best in hindsight: ${names}.`,
    columns: ['row', 'cumulative_regret', 'random_reference'],
    rows: points.map(({ row, ours, random }) => [row + 1, ours, random]),
  };
}

function courseOf(points: SessionSeries['regret']['points'], n: number): string {
  const last = points.at(-1);
  const quarter = points[Math.floor(points.length / 4)];
  const rest = points[Math.floor((3 * points.length) / 4)];
  if (last === undefined || quarter === undefined || rest === undefined) return '';
  const perHundred = (gain: number, rows: number): number => (rows === 0 ? 0 : (100 * gain) / rows);
  const first = perHundred(quarter.ours, quarter.row + 1);
  const end = perHundred(last.ours - rest.ours, last.row - rest.row);
  const against = `${groupDigits(last.ours, 1)} after ${n} requests, ${groupDigits(last.random, 1)} expected of drawing at random`;
  return `Regret is ${against}; per 100 requests ${groupDigits(first, 2)} in the first quarter, ${groupDigits(end, 2)} in the last.`;
}
