import { expect, test } from 'vitest';
import type { SessionSeries } from '../../core/domain/session-series';
import { csvLines } from '../kit/csv-lines';
import { latencyFacts } from './latency-facts';
import { regretFacts } from './regret-facts';
import { trafficFacts } from './traffic-facts';

const bucket = (fromRow: number, served: readonly number[], p95: number) => ({
  fromRow,
  toRow: fromRow + 10,
  startMs: fromRow,
  served,
  failed: 1,
  blocked: 0,
  latency: { p50: p95 / 4, p95, p99: p95 + 1 },
});
const series: SessionSeries = {
  n: 40,
  endpoints: [
    { id: 'a', label: 'Small, =1B', tier: 'local' },
    { id: 'b', label: 'Large', tier: 'cloud' },
  ],
  buckets: [bucket(0, [8, 1], 900), bucket(10, [8, 1], 1300), bucket(20, [2, 7], 1400), bucket(30, [2, 7], 800)],
  stages: [],
  index: [],
  regret: { points: [], n: 0, best: {} },
  p95CeilingMs: 1200,
};

test('says who answered most, how the local share moved, and what had no answer', () => {
  const { answer } = trafficFacts(series);
  expect(answer).toContain('Small, =1B answered most: 55.6\u202f% of 36.');
  expect(answer).toContain('moved by \u221266.7\u202fpt');
  expect(answer).toContain('4 of 40 had no answer');
});

test('says where the ceiling was crossed first, and that there is none', () => {
  expect(latencyFacts(series).answer).toContain('over 1\u2009200\u202fms in 2 of 4 stretches, first from row 11 on');
  expect(latencyFacts({ ...series, p95CeilingMs: null }).answer).toContain('No ceiling is set');
  expect(latencyFacts({ ...series, p95CeilingMs: 5000 }).answer).toContain('stays under');
});

test('claims nothing of a bandit that hardly played', () => {
  expect(regretFacts(series).answer).toBe('Too few requests to say.');
});

test('a table as CSV quotes commas and runs no formula', () => {
  const csv = csvLines([
    ['=a', 'b,c'],
    [null, 0.25],
  ]);
  expect(csv).toBe('\'=a,"b,c"\r\n,0.25\r\n');
});
