import { describe, expect, test } from 'vitest';
import { drained } from '../drained';
import { RandomStreams } from '../sim/rng';
import { expectedWithMore } from './learning-curve';
import { nextLabels } from './next-labels';
import { refitIndex } from './refit-index';
import type { RefitOutcome, RefitRow } from './refit-index';

/** A word of its own for each number. */
function wordOf(k: number): string {
  return [...String(k)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}

/** Traffic whose need hangs on the first lexical topics as strongly as asked, and on the shipped index hardly. */
function trafficOf(count: number, labelled: number, signal: number): RefitRow[] {
  const stream = new RandomStreams(3).stream('traffic');
  return Array.from({ length: count }, (_, k) => {
    const lexical = Float64Array.from({ length: 27 }, () => stream.uniform() - 0.5);
    const vector = Float32Array.from({ length: 16 }, () => (stream.uniform() - 0.5) / 2);
    const index = 2 * stream.uniform() - 1;
    const hard = signal * (lexical[15] ?? 0) + signal * (lexical[16] ?? 0) + stream.uniform() - 0.5 > 0;
    return {
      index,
      lexical,
      vector,
      app: null,
      text: `${wordOf(k)} ${wordOf(7 * k + 1)} ${wordOf(3 * k + 2)}`,
      need: k >= labelled ? null : hard ? 'cloud' : 'local',
    };
  });
}

function refitOn(traffic: readonly RefitRow[], seed = 1): RefitOutcome {
  return drained(refitIndex(traffic, 0.65, new RandomStreams(seed)));
}

describe('refitIndex', () => {
  const { refit, moved, figures } = refitOn(trafficOf(900, 600, 4));

  test('moves the ranking where labels say so, and is better on those it has not seen', () => {
    expect(moved).toBe('ranking');
    expect(refit).toMatchObject({ labels: 600, head: { weights: { length: 2 + 27 + 16 } } });
    expect(figures.ranked.after).toBeGreaterThan(figures.ranked.before + 0.1);
    expect(figures.calibrationError.after).toBeLessThan(0.08);
    expect(figures.agreement.after).toBeGreaterThan(figures.agreement.before);
  });

  test('draws a curve that rises with labels, and foretells no less than there is', () => {
    const [first, last] = [figures.curve[0], figures.curve.at(-1)];
    expect(figures.curve.map(({ labels }) => labels)).toEqual([30, 100, 300]);
    expect(last!.ranked).toBeGreaterThan(first!.ranked);
    expect(figures.expected).toMatchObject({ labels: 900 });
    expect(figures.expected!.ranked).toBeGreaterThanOrEqual(last!.ranked);
  });

  test('keeps the ranking where labels are drawn by lot', () => {
    const outcome = refitOn(trafficOf(600, 400, 0));
    expect(outcome.moved).not.toBe('ranking');
    expect(outcome.refit?.head ?? null).toBeNull();
  });

  test('takes back nothing that is right: a calibrated index without more to learn stays', () => {
    const stream = new RandomStreams(9).stream('calibrated');
    const traffic = trafficOf(300, 0, 0).map((row): RefitRow => {
      const p = 1 / (1 + Math.exp(-3 * row.index));
      return { ...row, index: 3 * row.index, need: stream.uniform() < p ? 'cloud' : 'local' };
    });
    expect(refitOn(traffic)).toMatchObject({ refit: null, moved: null });
  });

  test('moves nothing for a template that fills most of the labels and little of the traffic', () => {
    const traffic = trafficOf(3000, 300, 0).map((row, k): RefitRow => {
      if (k >= 200) return row;
      return { ...row, text: `write a product description for a ${wordOf(k)}`, need: 'cloud' };
    });
    expect(refitOn(traffic).refit).toBeNull();
  });

  test('pauses at least once in 256 rows and at every step of its fits, so that no slice is long', () => {
    const pausesOf = (rows: number, labels: number): number =>
      [...refitIndex(trafficOf(rows, labels, 0), 0.65, new RandomStreams(1))].length;
    const [few, many] = [pausesOf(400, 300), pausesOf(6000, 300)];
    // 5,600 rows more are read three times: into features, their mean and their spread.
    expect(many - few).toBeGreaterThanOrEqual(3 * Math.floor(5600 / 256));
    expect(few).toBeGreaterThan(100);
  });

  test('gives the same numbers for the same rows and seed', () => {
    const again = refitOn(trafficOf(900, 600, 4));
    expect(again.refit).toEqual(refit);
  });
});

describe('refits on several apps', () => {
  /** Nothing in text or vector tells; one app's prompts mostly need the cloud. */
  const stream = new RandomStreams(5).stream('apps');
  const traffic = trafficOf(500, 500, 0).map((row, k): RefitRow => {
    const app = k % 3 === 0 ? 'lab' : 'shop';
    return { ...row, app, need: stream.uniform() < (app === 'lab' ? 0.8 : 0.2) ? 'cloud' : 'local' };
  });

  test('give each its offset', () => {
    const { moved, refit } = refitOn(traffic);
    expect(moved).toBe('ranking');
    expect(Object.keys(refit!.head!.apps!).toSorted()).toEqual(['lab', 'shop']);
    expect(refit!.head!.apps!['lab']! - refit!.head!.apps!['shop']!).toBeGreaterThan(0.3);
    expect(refit!.head!.weights).toHaveLength(2 + 27 + 16);
  });

  test('carry no offset where the app is unknown, or is everybody’s', () => {
    for (const app of [null, 'shop']) {
      const { refit } = refitOn(trafficOf(900, 600, 4).map((row) => ({ ...row, app })));
      expect(refit!.head).not.toHaveProperty('apps');
    }
  });
});

describe('what to label next', () => {
  const row = (position: number, failure: number, direction: number) => ({
    row: position,
    failure,
    vector: Float32Array.of(Math.cos(direction), Math.sin(direction)),
  });

  test('is nearest to the edge, and unlike what is asked already', () => {
    const rows = [row(0, 0.9, 0), row(1, 0.64, 1), row(2, 0.66, 1.1), row(3, 0.5, 2.5)];
    expect(nextLabels(rows, 0.65, 2).map((one) => one.row)).toEqual([1, 3]);
  });
});

test('a curve of one size foretells nothing, one that falls promises nothing', () => {
  expect(expectedWithMore([{ labels: 30, ranked: 0.6 }], 30)).toBeNull();
  const falling = [
    { labels: 30, ranked: 0.7 },
    { labels: 100, ranked: 0.6 },
  ];
  expect(expectedWithMore(falling, 100)!.ranked).toBeCloseTo(0.65);
});
