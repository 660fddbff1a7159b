import { quantile } from './quantile';

/** A series' values to come, with the method, and how far it was off on bins that it was not chosen on. */
export interface SeriesForecast {
  readonly next: readonly number[];
  /** Half-widths of 90 % intervals, one a step. */
  readonly halfWidths: readonly number[];
  readonly method: 'last value' | 'moving average' | 'seasonal';
  /** In bins; null without a season. */
  readonly period: number | null;
  readonly error: { readonly mean: number; readonly naive: number; readonly bins: number };
}

interface Method {
  readonly name: SeriesForecast['method'];
  readonly period: number | null;
  readonly predict: (history: readonly number[], steps: number) => readonly number[];
}

/** Fewer bins are no history. */
export const FEWEST_BINS = 16;
const INTERVAL = 0.9;
const smoothings = [0.1, 0.3, 0.6] as const;

const lastValue: Method = {
  name: 'last value',
  period: null,
  predict: (history, steps) => Array.from({ length: steps }, () => history.at(-1) ?? 0),
};

/**
 * Foretells a series of at least 16 bins: the method (last value, exponentially weighted mean, additive Holt-Winters without
 * trend: Hyndman and Athanasopoulos, Forecasting, 8.1 and 8.3) is chosen by its errors one bin ahead on the third quarter, from each bin's past alone; the
 * error and the interval are of the last quarter.
 */
export function forecastSeries(values: readonly number[], steps: number): SeriesForecast {
  const n = values.length;
  const [half, last] = [Math.floor(n / 2), Math.floor((3 * n) / 4)];
  const scored = methodsFor(values.slice(0, last), half).map((method) => ({
    method,
    mean: meanError(method, values, half, last),
  }));
  const { method } = scored.reduce((best, one) => (one.mean < best.mean ? one : best));
  const halfWidths = Array.from({ length: steps }, (_, step) => {
    const errors = errorsAt(method, values, last - step, n, step + 1);
    return quantile(Float64Array.from(errors).sort(), INTERVAL) ?? 0;
  });
  return {
    next: method.predict(values, steps),
    // Further ahead is never more certain.
    halfWidths: halfWidths.map((_, step) => Math.max(...halfWidths.slice(0, step + 1))),
    method: method.name,
    period: method.period,
    error: { mean: meanError(method, values, last, n), naive: meanError(lastValue, values, last, n), bins: n - last },
  };
}

/** Seasons only where the series is like itself a period ago, by three standard errors of noise: among many periods one always fits a little. */
function methodsFor(known: readonly number[], firstOrigin: number): readonly Method[] {
  const noise = 3 / Math.sqrt(known.length);
  const periods = Array.from({ length: Math.max(0, Math.floor(firstOrigin / 2) - 3) }, (_, k) => k + 4).filter(
    (period) => autocorrelation(known, period) >= noise,
  );
  return [lastValue, ...smoothings.map(movingAverage), ...periods.map(seasonal)];
}

function movingAverage(weight: number): Method {
  return {
    name: 'moving average',
    period: null,
    predict: (history, steps) => {
      const level = history.reduce((mean, value) => mean + weight * (value - mean));
      return Array.from({ length: steps }, () => level);
    },
  };
}

/** Needs two periods of history. */
function seasonal(period: number): Method {
  return {
    name: 'seasonal',
    period,
    predict: (history, steps) => {
      let level = meanOf(history.slice(0, period));
      const season = history.slice(0, period).map((value) => value - level);
      for (const [k, value] of history.entries()) {
        if (k < period) continue;
        const phase = k % period;
        const before = season[phase] ?? 0;
        level += 0.2 * (value - before - level);
        season[phase] = before + 0.3 * (value - level - before);
      }
      return Array.from({ length: steps }, (_, step) => level + (season[(history.length + step) % period] ?? 0));
    },
  };
}

/** Absolute errors so many bins ahead, for every bin from `from` up to `until`. */
function errorsAt(method: Method, values: readonly number[], from: number, until: number, ahead: number): number[] {
  const errors: number[] = [];
  for (let origin = from; origin + ahead <= until; origin += 1) {
    const foretold = method.predict(values.slice(0, origin), ahead).at(-1) ?? 0;
    errors.push(Math.abs((values[origin + ahead - 1] ?? 0) - foretold));
  }
  return errors;
}

function meanError(method: Method, values: readonly number[], from: number, until: number): number {
  return meanOf(errorsAt(method, values, from, until, 1));
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function autocorrelation(values: readonly number[], lag: number): number {
  const centre = meanOf(values);
  const spread = values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
  const common = values.slice(lag).reduce((sum, value, k) => sum + (value - centre) * ((values[k] ?? 0) - centre), 0);
  return spread === 0 ? 0 : common / spread;
}
