import { expect, test } from 'vitest';
import { WeightHistory } from './weight-history';

test('keeps a long session in at most 240 points, spread evenly', () => {
  const history = new WeightHistory();
  for (let request = 0; request < 10_000; request += 1) history.add(request, [request]);
  const { points } = history;
  expect(points.length).toBeLessThan(240);
  expect(points.length).toBeGreaterThan(100);
  const gaps = new Set(points.slice(1).map(({ request }, k) => request - (points[k]?.request ?? 0)));
  expect(gaps.size).toBe(1);
  expect(points.at(-1)?.request).toBeGreaterThan(9900);
});
