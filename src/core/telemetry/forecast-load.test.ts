import { describe, expect, test } from 'vitest';
import { arrivalTimes } from '../sim/arrival-times';
import { RandomStreams } from '../sim/rng';
import { steadyScenario } from '../domain/scenario';
import type { Arrivals } from '../domain/scenario';
import { forecastLoad } from './forecast-load';

const arriving = (arrivals: Arrivals, rows: number) => {
  const stream = new RandomStreams(3).stream('arrivals');
  const arrivalMs = Float64Array.from(arrivalTimes(rows, 0, 0, { ...steadyScenario, arrivals }, stream));
  return forecastLoad({ arrivalMs, costUsd: new Float64Array(rows).fill(0.01) }, rows);
};
const foretold = (arrivals: Arrivals, rows: number) => {
  const forecast = arriving(arrivals, rows);
  if (forecast.kind !== 'foretold') throw new Error('too short');
  return forecast;
};

describe('the load to come', () => {
  test('is the rate of a steady session, and its cost the rate times what a request costs', () => {
    const { next, usdPerHour, error, method } = foretold({ kind: 'poisson', perSecond: 4 }, 1200);
    // Noise has no season.
    expect(method).toBe('moving average');
    for (const { value, low, high } of next) {
      expect(Math.abs(value - 4)).toBeLessThan(1);
      expect([low <= value, value <= high, high > low]).toEqual([true, true, true]);
    }
    expect(Math.abs(usdPerHour.value - 4 * 0.01 * 3600)).toBeLessThan(36);
    expect(error.mean).toBeLessThanOrEqual(error.naive);
    expect(error.bins).toBe(15);
  });

  test('knows the season of a day that has come round, and when it rises', () => {
    const periodMs = 60_000;
    const {
      method,
      periodMs: found,
      error,
      next,
      perSecond,
      binMs,
    } = foretold({ kind: 'diurnal', perSecond: 20, periodMs, swing: 0.9 }, 6000);
    expect(method).toBe('seasonal');
    expect(Math.abs((found ?? 0) - periodMs)).toBeLessThan(binMs);
    expect(error.mean).toBeLessThan(error.naive);
    const swing = Math.max(...next.map(({ value }) => value)) - Math.min(...next.map(({ value }) => value));
    expect(swing).toBeGreaterThan((Math.max(...perSecond) - Math.min(...perSecond)) / 3);
  });

  test('is foretold from no fewer than 80 arrivals, nor where all came at once', () => {
    expect(arriving({ kind: 'constant', perSecond: 4 }, 79)).toEqual({ kind: 'too-short', arrivals: 79, needed: 80 });
    expect(arriving({ kind: 'constant', perSecond: 4 }, 80).kind).toBe('foretold');
    const still = { arrivalMs: new Float64Array(500), costUsd: new Float64Array(500) };
    expect(forecastLoad(still, 500).kind).toBe('too-short');
  });
});
