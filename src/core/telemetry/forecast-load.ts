import type { Foretold, LoadForecast } from '../domain/load-forecast';
import { FEWEST_BINS, forecastSeries } from '../stats/forecast-series';
import type { ColumnSet } from './columns';

const MOST_BINS = 60;
/** Fewer in a bin are noise. */
const ARRIVALS_A_BIN = 5;
const HOUR_MS = 3_600_000;

/** Foretells arrivals and cost from the first `rows` rows' times of arrival and costs; says so where they are too few. */
export function forecastLoad(
  { arrivalMs, costUsd }: Pick<ColumnSet, 'arrivalMs' | 'costUsd'>,
  rows: number,
): LoadForecast {
  const times = arrivalMs.subarray(0, rows);
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  // Where the mix was shifted, rows do not come in the order of their numbers.
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  const bins = Math.min(MOST_BINS, Math.floor(rows / ARRIVALS_A_BIN));
  const binMs = (last - first) / bins;
  if (bins < FEWEST_BINS || !(binMs > 0))
    return { kind: 'too-short', arrivals: rows, needed: FEWEST_BINS * ARRIVALS_A_BIN };
  const [counts, usd] = [new Float64Array(bins), new Float64Array(bins)];
  for (const [row, time] of times.entries()) {
    const bin = Math.min(bins - 1, Math.floor((time - first) / binMs));
    counts[bin] = (counts[bin] ?? 0) + 1;
    usd[bin] = (usd[bin] ?? 0) + (costUsd[row] ?? 0);
  }
  const perSecond = Array.from(counts, (count) => (1000 * count) / binMs);
  const steps = Math.max(2, Math.floor(bins / 5));
  const load = forecastSeries(perSecond, steps);
  const cost = forecastSeries(
    Array.from(usd, (sum) => (sum * HOUR_MS) / binMs),
    steps,
  );
  const { method, period, error } = load;
  return {
    kind: 'foretold',
    arrivals: rows,
    binMs,
    perSecond,
    next: load.next.map((value, step) => around(value, load.halfWidths[step] ?? 0)),
    usdPerHour: around(cost.next.reduce((sum, value) => sum + value, 0) / steps, cost.halfWidths.at(-1) ?? 0),
    method,
    periodMs: period === null ? null : period * binMs,
    error,
  };
}

function around(value: number, halfWidth: number): Foretold {
  return { value: Math.max(0, value), low: Math.max(0, value - halfWidth), high: Math.max(0, value + halfWidth) };
}
