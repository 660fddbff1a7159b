import { expect, test } from 'vitest';
import type { SessionSeries } from '../../core/domain/session-series';
import { queueFacts, throughputFacts } from './queue-facts';
import { weightFacts } from './weight-facts';

const bucket = (fromRow: number, waiting: number, underWay: number, perSecond: number) => ({
  fromRow,
  toRow: fromRow + 10,
  startMs: 1000 * fromRow,
  served: [10],
  failed: 0,
  blocked: 0,
  load: { waiting, underWay, perSecond, spanMs: 10_000 },
});
const series: SessionSeries = {
  n: 40,
  endpoints: [],
  latency: [],
  buckets: [bucket(0, 0, 2, 1), bucket(10, 3.5, 9, 4), bucket(20, 0.2, 6, 3), bucket(30, 0, 1, 0.5)],
  stages: [],
  index: [],
  regret: { points: [], n: 0, best: {} },
  p95CeilingMs: null,
};

test('says where the queue is deepest, or that hardly anybody waits', () => {
  expect(queueFacts(series).answer).toBe(
    'Deepest from row 11 on: 3.5 in line of 9.0 under way, mean over the stretch.',
  );
  const calm = { ...series, buckets: [bucket(0, 0.01, 2, 1)] };
  expect(queueFacts(calm).answer).toMatch(/^Hardly anybody waits: at most 0\.01/);
  const { load: _load, ...unknown } = bucket(0, 0, 0, 0);
  expect(queueFacts({ ...series, buckets: [unknown] })).toMatchObject({
    rows: [],
    answer: expect.stringMatching(/^Unknown/),
  });
});

test('says at which concurrency most gets done, in order of concurrency', () => {
  const { answer, rows } = throughputFacts(series);
  expect(answer).toContain('Most is 4.0 a second with 9.0 under way');
  expect(answer).toContain('0.8 a second in the emptier half of the stretches, 3.5 in the fuller.');
  expect(rows.map(([underWay]) => underWay)).toEqual([1, 2, 6, 9]);
});

test('says which replica lost most of its weight, and where it ended', () => {
  const group = {
    label: 'Fast',
    members: ['A', 'B'],
    points: [
      { row: 0, weights: [1, 1] },
      { row: 10, weights: [1, 0.25] },
      { row: 20, weights: [1, 1] },
    ],
  };
  expect(weightFacts(group).answer.replaceAll(/\s/g, ' ')).toBe(
    'B fell furthest: from 50.0 % of the weight to 20.0 % at request 11; 50.0 % in the end.',
  );
  expect(weightFacts(undefined).answer).toContain('No group');
});
