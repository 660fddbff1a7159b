import { describe, expect, test } from 'vitest';
import { RandomStreams } from '../sim/rng';
import { drained } from '../drained';
import { fitHead, signOf } from './fit-head';
import type { Head } from './fit-head';
import { guardedHead } from './guarded-head';
import { refitBlocks, refitFeatures, scaledFeatures, scaleOfTraffic } from './refit-features';

const normal = (name: string): (() => number) => {
  const stream = new RandomStreams(7).stream(name);
  return () => Array.from({ length: 12 }, () => stream.uniform()).reduce((sum, value) => sum + value, -6);
};

/** Rows whose first feature is the prior's score and whose last lexical feature carries the gain. */
function rowsOf(count: number, columns: number, signal: number): { x: Float64Array[]; y: number[] } {
  const draw = normal(`rows/${count}`);
  const x = Array.from({ length: count }, () => Float64Array.from({ length: columns }, draw));
  return { x, y: x.map((row) => signal * (row[5] ?? 0) + draw()) };
}

const ones = (count: number): Float64Array => new Float64Array(count).fill(1);

describe('fitHead', () => {
  test('gives the same in the dual form as in the primal one', () => {
    const { x, y } = rowsOf(286, 8, 1);
    const penalties = Float64Array.from({ length: 8 }, (_, k) => 10 * (k + 1));
    const fit = (count: number): Head => {
      const folds = Array.from({ length: count }, (_, k) => k % 5);
      return drained(
        fitHead(
          { x: x.slice(0, count), gain: y, success: ones(count), folds, foldCount: 5 },
          { penalties, priorWeight: 0.04 },
        ),
      );
    };
    // One row more takes the other way: the weights hardly move.
    const [dual, primal] = [fit(285), fit(286)];
    dual.weights.forEach((weight, k) => expect(weight).toBeCloseTo(primal.weights[k]!, 1));
    expect(dual.unseen[0]).toBeCloseTo(primal.unseen[0]!, 1);
    expect(dual.weights[5]).toBeGreaterThan(0.5);
  });

  test.each([60, 400])('of %i rows scores them by fits that know nothing of the labels held out', (count) => {
    const { x, y } = rowsOf(count, 8, 1);
    const folds = Array.from({ length: count }, (_, k) => k % 5);
    const fit = (gain: readonly number[]): Head =>
      drained(
        fitHead(
          { x, gain, success: ones(count), folds, foldCount: 5 },
          { penalties: new Float64Array(8).fill(10), priorWeight: 0.04 },
        ),
      );
    const other = y.map((value, k) => (folds[k] === 2 ? -5 * value : value));
    const [one, two] = [fit(y), fit(other)];
    // Rows of fold 2 are held out of their own scores, and of everybody's in `nested[2]`; other folds' heads have seen them.
    folds.forEach((fold, k) => {
      expect(two.nested[2]![k]).toBeCloseTo(one.nested[2]![k]!, 9);
      if (fold === 2) expect(two.unseen[k]).toBeCloseTo(one.unseen[k]!, 9);
    });
    expect(two.unseen[0]).not.toBeCloseTo(one.unseen[0]!, 3);
    expect(one.nested[2]![2]).toBe(one.unseen[2]);
  });

  test('stays near the prior where there is hardly a label', () => {
    const { x } = rowsOf(4, 8, 0);
    const penalties = new Float64Array(8).fill(1e6);
    const head = drained(
      fitHead(
        { x, gain: [1, 0, 1, 0], success: ones(4), folds: [0, 1, 2, 3], foldCount: 4 },
        { penalties, priorWeight: 0.04 },
      ),
    );
    expect(head.weights[0]).toBeCloseTo(0.04, 4);
    expect(head.mean).toBe(0.5);
  });
});

describe('guardedHead', () => {
  const labelsOf = (y: readonly number[]): { weak: number; strong: number }[] =>
    y.map((value) => ({ weak: value > 0 ? 0 : 1, strong: 1 }));
  const guarded = (count: number, signal: number): ReturnType<typeof drained<{ adopted: boolean; own: number }>> => {
    const { x, y } = rowsOf(count, 40, signal);
    return drained(
      guardedHead(x, labelsOf(y), Array.from(x.keys()), refitBlocks(40, 27), new RandomStreams(1).stream('folds')),
    );
  };

  test('adopts what is better on held-out labels beyond noise', () => {
    expect(guarded(400, 2).adopted).toBe(true);
  });

  test('keeps the prior where labels say nothing', () => {
    expect(guarded(400, 0).adopted).toBe(false);
    expect(guarded(4, 2).adopted).toBe(false);
  });

  test('gives copies of few labels no credit', () => {
    const { x, y } = rowsOf(40, 40, 0);
    const [rows, labels] = [
      Array.from({ length: 400 }, (_, k) => x[k % 40]!),
      Array.from({ length: 400 }, (_, k) => y[k % 40]!),
    ];
    const adopted = (groups: readonly number[]): boolean =>
      drained(guardedHead(rows, labelsOf(labels), groups, refitBlocks(40, 27), new RandomStreams(1).stream('folds')))
        .adopted;
    expect(adopted(Array.from(rows.keys()))).toBe(true);
    expect(adopted(Array.from(rows.keys(), (k) => k % 40))).toBe(false);
  });

  test('turns the sign where both models mostly fail, and only beyond noise', () => {
    expect(signOf(50, 100)).toBe(-1);
    expect(signOf(95, 100)).toBe(1);
    expect(signOf(0, 0)).toBe(1);
  });
});

describe('refit features', () => {
  test('are standardised on the traffic and clipped to four spreads', () => {
    const rows = [0, 0, 0, 0, 100].map((score) => refitFeatures(score, new Float64Array(27), new Float32Array(3)));
    const scale = drained(scaleOfTraffic(rows));
    expect(scaledFeatures(rows[0]!, scale)[0]).toBeCloseTo(-0.5);
    expect(scaledFeatures(refitFeatures(1e6, new Float64Array(27), new Float32Array(3)), scale)[0]).toBe(4);
    // A feature that never varies adds nothing.
    expect(scaledFeatures(rows[0]!, scale)[5]).toBe(0);
  });
});
