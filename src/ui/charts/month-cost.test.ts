import { describe, expect, test } from 'vitest';
import type { BreakdownGroup } from '../../core/domain/breakdown';
import { monthCost } from './month-cost';

const none = { value: null, low: null, high: null, n: 0 };
const group = (name: string, rows: number, usdEach: number, costSdUsd: number): BreakdownGroup => ({
  name,
  rows,
  costUsd: rows * usdEach,
  costSdUsd,
  failed: 0,
  meanMs: null,
  p50Ms: null,
  p95Ms: null,
  p99Ms: null,
  localShare: none,
  accuracy: none,
  mostBy: null,
});
const groups = [group('cloud', 100, 0.03, 0.01), group('local', 300, 0.001, 0)];
const breakdown = { by: 'endpoint', n: 400, costUsd: 3.3, groups } as const;

describe('a month of such requests', () => {
  test('costs the mean as often as requests come', () => {
    const cost = monthCost(breakdown, { requests: 40_000, group: null, share: 0 });
    expect(cost?.usd).toBeCloseTo(330, 9);
  });

  test('follows the mix, each group at its own mean', () => {
    const at = (share: number) => monthCost(breakdown, { requests: 1000, group: 'cloud', share })?.usd;
    expect([at(0), at(0.5), at(1)].map((usd) => usd?.toFixed(6))).toEqual(['1.000000', '15.500000', '30.000000']);
  });

  test('has an interval as wide as the costs vary, and narrower in part the more rows there are', () => {
    const plan = { requests: 1_000_000, group: 'cloud', share: 1 };
    const cost = monthCost(breakdown, plan)!;
    // A million times .01 / sqrt(100) of the mean, and sqrt(a million) times .01 of the single requests.
    expect(cost.highUsd - cost.usd).toBeCloseTo(1.96 * Math.hypot(1000, 10), 6);
    const longer = monthCost({ ...breakdown, groups: [group('cloud', 10_000, 0.03, 0.01)], n: 10_000 }, plan)!;
    expect(longer.highUsd - longer.usd).toBeLessThan((cost.highUsd - cost.usd) / 9);
    expect(monthCost(breakdown, { ...plan, share: 0 })).toMatchObject({ usd: 1000, lowUsd: 1000, highUsd: 1000 });
  });

  test('of nothing is unknown', () => {
    expect(monthCost({ ...breakdown, n: 0, groups: [] }, { requests: 1, group: null, share: 0 })).toBeNull();
  });
});
