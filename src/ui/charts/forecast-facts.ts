import type { LoadForecast } from '../../core/domain/load-forecast';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { formatShare } from '../kit/format-share';
import { formatWait } from '../kit/format-wait';
import { groupDigits } from '../kit/group-digits';
import type { ChartFacts } from './chart-facts';

/** The arrivals to come with their interval, how far the method was off before, and what they will cost. */
export function forecastFacts(forecast: LoadForecast): ChartFacts {
  const asked = { id: 'forecast', question: 'What load comes next?' };
  const columns = ['from_s', 'arrivals_per_second', 'foretold_per_second', 'low', 'high'];
  if (forecast.kind === 'too-short') {
    const { arrivals, needed } = forecast;
    const answer = `The history is too short: ${formatCount(arrivals)} arrivals, ${formatCount(needed)} needed over some time. Nothing is foretold.`;
    return { ...asked, answer, columns, rows: [] };
  }
  const { perSecond, next, binMs } = forecast;
  const seconds = (bin: number): number => (bin * binMs) / 1000;
  return {
    ...asked,
    answer: answerOf(forecast),
    columns,
    rows: [
      ...perSecond.map((rate, bin) => [seconds(bin), rate, null, null, null]),
      ...next.map(({ value, low, high }, step) => [seconds(perSecond.length + step), null, value, low, high]),
    ],
  };
}

function answerOf({
  perSecond,
  next,
  binMs,
  usdPerHour,
  method,
  periodMs,
  error,
}: LoadForecast & { kind: 'foretold' }): string {
  const rate = (value: number): string => groupDigits(value, 1);
  const peak = next.reduce((top, one) => (one.value > top.value ? one : top));
  const mean = perSecond.reduce((sum, value) => sum + value, 0) / perSecond.length;
  const change =
    mean === 0
      ? ''
      : `, ${peak.value >= mean ? '+' : '−'}${formatShare(Math.abs(peak.value / mean - 1), 0)} against the mean so far`;
  const season = periodMs === null ? '' : ` of ${formatWait(periodMs)}`;
  const money = `${formatMoney(usdPerHour.value)} [${formatMoney(usdPerHour.low)}, ${formatMoney(usdPerHour.high)}] an hour`;
  const beats = error.mean < error.naive ? 'better' : 'no better';
  return `At most ${rate(peak.value)} [${rate(peak.low)}, ${rate(peak.high)}] arrivals a second in the next ${formatWait(next.length * binMs)}${change}; ${money}. By ${method}${season}: off by ${groupDigits(error.mean, 2)} a second over the last ${error.bins} bins, ${beats} than the last value’s ${groupDigits(error.naive, 2)}.`;
}
