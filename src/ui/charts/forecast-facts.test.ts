import { expect, test } from 'vitest';
import type { LoadForecast } from '../../core/domain/load-forecast';
import { forecastFacts } from './forecast-facts';

const forecast: LoadForecast = {
  kind: 'foretold',
  arrivals: 400,
  binMs: 1000,
  perSecond: [4, 4, 4, 4],
  next: [
    { value: 5, low: 4, high: 6 },
    { value: 6, low: 4.5, high: 7.5 },
  ],
  usdPerHour: { value: 12, low: 10, high: 14 },
  method: 'seasonal',
  periodMs: 2000,
  error: { mean: 0.4, naive: 0.9, bins: 15 },
};

test('says the peak to come with its interval, its cost, and how far the method was off', () => {
  const { answer, rows } = forecastFacts(forecast);
  expect(answer).toMatch(/^At most 6\.0 \[4\.5, 7\.5\] arrivals a second in the next 2\.0.s, \+50.% against the mean/);
  expect(answer).toContain('$12.00 [$10.00, $14.00] an hour');
  expect(answer).toContain('off by 0.40 a second over the last 15 bins, better than the last value’s 0.90.');
  expect(rows.map((row) => row[0])).toEqual([0, 1, 2, 3, 4, 5]);
});

test('says plainly when the history is too short', () => {
  const { answer, rows } = forecastFacts({ kind: 'too-short', arrivals: 12, needed: 80 });
  expect(answer).toBe('The history is too short: 12 arrivals, 80 needed over some time. Nothing is foretold.');
  expect(rows).toEqual([]);
});
