import { describe, expect, test } from 'vitest';
import { RandomStreams } from '../sim/rng';
import { routingFigures } from './routing-figures';

/** 40 rows whose figures tools/apgr.py (RouteLLM's definitions in Python) gives as below. */
const rows = Array.from({ length: 40 }, (_, k) => ({
  weak: k % 3 === 0 ? 1 : 0,
  strong: k % 4 === 0 ? 0 : 1,
  score: (k * 17) % 40,
}));
const outcomes = { weak: rows.map((row) => row.weak), strong: rows.map((row) => row.strong) };

describe('routingFigures', () => {
  test('agrees with the reference in Python', () => {
    const figures = routingFigures(
      rows.map((row) => row.score),
      outcomes,
    );
    expect(figures.apgr).toBeCloseTo(0.55, 10);
    expect(figures.cpt50).toBeCloseTo(0.4, 10);
    expect(figures.cpt80).toBeCloseTo(0.78, 10);
  });

  test('agrees with it where scores are equal', () => {
    const figures = routingFigures(
      rows.map((row) => row.score % 4),
      outcomes,
    );
    expect(figures.apgr).toBeCloseTo(0.7421875, 10);
  });

  test('gives a coin half of the gap, and the best order more', () => {
    const stream = new RandomStreams(1).stream('coin');
    const many = Array.from({ length: 20_000 }, (_, k) => k);
    const both = { weak: many.map((k) => (k % 2 === 0 ? 0 : 1)), strong: many.map(() => 1) };
    expect(
      routingFigures(
        many.map(() => stream.uniform()),
        both,
      ).apgr,
    ).toBeCloseTo(0.5, 1);
    expect(
      routingFigures(
        many.map((k) => (k + 1) % 2),
        both,
      ).apgr,
    ).toBeGreaterThan(0.7);
  });

  test('says nothing where the models are equally good, and for no rows', () => {
    expect(routingFigures([1, 2], { weak: [1, 0], strong: [0, 1] }).apgr).toBeNull();
    expect(routingFigures([], { weak: [], strong: [] }).cpt50).toBeNull();
  });
});
