import { describe, expect, test } from 'vitest';
import type { Scenario } from '../domain/scenario';
import { steadyScenario } from '../domain/scenario';
import { arrivalTimes } from './arrival-times';
import { RandomStreams } from './rng';

const at = (scenario: Partial<Scenario>, count = 4000, startMs = 0): number[] => [
  ...arrivalTimes(count, 0, startMs, { ...steadyScenario, ...scenario }, new RandomStreams(3).stream('gaps')),
];
const meanGapMs = (times: readonly number[]): number => (times.at(-1)! - times[0]!) / (times.length - 1);
const everySecond = { kind: 'constant', perSecond: 1 } as const;

describe('arrivals', () => {
  test('come at their mean rate, and constant ones evenly', () => {
    expect(Math.abs(meanGapMs(at({})) - 250)).toBeLessThan(12);
    expect(at({ arrivals: everySecond }, 3, 500)).toEqual([1500, 2500, 3500]);
    const diurnal = { kind: 'diurnal', perSecond: 4, periodMs: 60_000, swing: 0.8 } as const;
    const times = at({ arrivals: diurnal });
    const inPhase = (from: number, to: number): number =>
      times.filter((ms) => ms % 60_000 >= from && ms % 60_000 < to).length;
    expect(inPhase(0, 30_000)).toBeGreaterThan(2 * inPhase(30_000, 60_000));
  });

  test('come as many times as often as a surge says, and only while it lasts', () => {
    const surge = { id: 's', kind: 'surge', target: 'all', factor: 4, to: { unit: 'request', value: 4 } } as const;
    const incidents = [{ ...surge, from: { unit: 'request', value: 2 } as const }];
    expect(at({ arrivals: everySecond, incidents }, 6)).toEqual([1000, 2000, 2250, 2500, 3500, 4500]);
  });

  test.each([
    [4, 60_000, 1],
    [4, 10_000, 0.8],
    [0.5, 60_000, 0.8],
    [0.05, 5000, 1],
    [40, 1000, 0.3],
  ])('of %d a second that swing once in %d ms by %d keep their mean rate', (perSecond, periodMs, swing) => {
    const times = at({ arrivals: { kind: 'diurnal', perSecond, periodMs, swing } }, 8000);
    const untilMs = Math.floor(times.at(-1)! / periodMs) * periodMs;
    const expected = (perSecond * untilMs) / 1000;
    const come = times.filter((ms) => ms < untilMs).length;
    expect(Math.abs(come - expected)).toBeLessThan(3 * Math.sqrt(expected));
    // And no time before the one before it.
    expect(times.every((ms, k) => ms >= (times[k - 1] ?? 0))).toBe(true);
  });

  test.each([0.5, 3])(
    'come more often from the moment on at which a surge begins, within a gap too (%d a second)',
    (perSecond) => {
      const span = { from: { unit: 'ms', value: 1_000_250 }, to: { unit: 'ms', value: 1_500_000 } } as const;
      const incidents = [{ ...span, id: 's', kind: 'surge', target: 'all', factor: 4 } as const];
      const between = (times: readonly number[]): number =>
        times.filter((ms) => ms >= span.from.value && ms < span.to.value).length;
      const expected = 4 * perSecond * ((span.to.value - span.from.value) / 1000);
      const times = at({ arrivals: { kind: 'poisson', perSecond }, incidents }, 12_000);
      expect(Math.abs(between(times) - expected)).toBeLessThan(3 * Math.sqrt(expected));
      expect(at({ arrivals: { kind: 'constant', perSecond: 0.001 }, incidents }, 1)).toEqual([1_000_000]);
      // 999 750 ms of the second gap are left when the surge makes four of each, and 250 had gone before.
      expect(at({ arrivals: { kind: 'constant', perSecond: 0.001 }, incidents }, 2)[1]).toBeCloseTo(1_250_187.5, 6);
    },
  );

  test('of a bursty stream have the quantiles of their curve', () => {
    // A curve that is a straight line is a lognormal: median 1 / e of the mean, sigma 2.
    const gapCurve = Array.from({ length: 29 }, (_, k) => -1 + 2 * (-3.5 + k / 4));
    const times = at({ arrivals: { kind: 'bursty', perSecond: 1, gapCurve } });
    const gaps = times.map((time, k) => time - (times[k - 1] ?? 0)).sort((a, b) => a - b);
    expect(Math.abs(Math.log(gaps[2000]! / 1000) + 1)).toBeLessThan(0.1);
    expect(Math.abs(Math.log(gaps[3364]! / 1000) - 1)).toBeLessThan(0.2);
  });
});
