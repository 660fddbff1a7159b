import { expect, test } from 'vitest';
import type { SessionSeries } from '../../core/domain/session-series';
import { csvLines } from '../kit/csv-lines';
import { latencyFacts } from './latency-facts';
import { regretFacts } from './regret-facts';
import { trafficFacts } from './traffic-facts';

const bucket = (fromRow: number, served: readonly number[]) => ({
  fromRow,
  toRow: fromRow + 10,
  startMs: fromRow,
  served,
  failed: 1,
  blocked: 0,
});
const stretch = (k: number, p95: number | null) => ({
  fromRow: 10 * k,
  toRow: 10 * k + 10,
  n: p95 === null ? 40 : 120,
  p50: 200,
  p95,
  p99: p95,
});
const series: SessionSeries = {
  n: 40,
  endpoints: [
    { id: 'a', label: 'Small, =1B', tier: 'local' },
    { id: 'b', label: 'Large', tier: 'cloud' },
  ],
  buckets: [bucket(0, [8, 1]), bucket(10, [8, 1]), bucket(20, [2, 7]), bucket(30, [2, 7])],
  latency: [900, 1300, 1400, 800].map((p95, k) => stretch(k, p95)),
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
  expect(latencyFacts(series).answer).toContain(
    'over 1\u2009200\u202fms in 2 of 4 stretches, first from request 11 on',
  );
  expect(latencyFacts({ ...series, p95CeilingMs: null }).answer).toContain('No ceiling is set');
  expect(latencyFacts({ ...series, p95CeilingMs: 5000 }).answer).toContain('stays under');
});

test('speaks of no p95 where too few were answered for one', () => {
  expect(latencyFacts({ ...series, latency: [stretch(0, null)] }).answer).toBe(
    'p95 takes 100 answers in a stretch; 40 were answered.',
  );
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
