import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeEndpoints } from '../../testing/fake-endpoints';
import type { Prompt } from '../domain/prompt';
import { acceptable } from './acceptability';
import { ablestOf } from './endpoint-model';
import { RandomStreams } from './rng';

const ablest = ablestOf(fakeEndpoints);
const [tiny, small, fast, , large] = fakeEndpoints;
const promptOf = (k: number, need?: 'local' | 'cloud' | 'both-failed'): Prompt => ({
  id: `p${k}`,
  text: 'x',
  metadata: {},
  origin: 'typed',
  ...(need === undefined ? {} : { label: { need, source: 'sample-authors' } }),
});
const ask = (prompt: Prompt, endpoint = small!, predicted = 0.5, seed = 1) =>
  acceptable(prompt, endpoint, ablest, predicted, new RandomStreams(seed));
const share = (predicted: number, endpoint = small!): number =>
  Array.from({ length: 2000 }, (_, k) => ask(promptOf(k), endpoint, predicted).quality).reduce<number>(
    (a, b) => a + b,
    0,
  ) / 2000;

describe('acceptability', () => {
  test.each([
    ['local', 1, 1],
    ['cloud', 0, 1],
    ['both-failed', 0, 0],
  ] as const)('a label "%s" decides for the ablest endpoints of both tiers', (need, local, cloud) => {
    for (let k = 0; k < 50; k += 1) {
      expect(ask(promptOf(k, need), small)).toEqual({ quality: local, source: 'sample-authors' });
      expect(ask(promptOf(k, need), large)).toEqual({ quality: cloud, source: 'sample-authors' });
    }
  });

  test('a label settles what follows from it for the other endpoints', () => {
    for (let k = 0; k < 50; k += 1) {
      expect(ask(promptOf(k, 'local'), fast)).toEqual({ quality: 1, source: 'sample-authors' });
      expect(ask(promptOf(k, 'cloud'), tiny)).toEqual({ quality: 0, source: 'sample-authors' });
      expect(ask(promptOf(k, 'both-failed'), fast)).toEqual({ quality: 0, source: 'sample-authors' });
    }
  });

  test('what a label leaves open is drawn, and says that it is simulated', () => {
    for (const [need, endpoint] of [
      ['local', tiny],
      ['cloud', fast],
    ] as const) {
      const said = Array.from({ length: 500 }, (_, k) => ask(promptOf(k, need), endpoint));
      expect(new Set(said.map(({ source }) => source))).toEqual(new Set(['simulated']));
      expect(new Set(said.map(({ quality }) => quality))).toEqual(new Set([0, 1]));
    }
  });

  test.each([0.1, 0.5, 0.9])('the ablest local endpoint fails in about the predicted share %d', (predicted) => {
    expect(Math.abs(1 - share(predicted) - predicted)).toBeLessThan(0.06);
  });

  test('an abler endpoint is acceptable more often, on a prompt of any difficulty', () => {
    for (const predicted of [0.2, 0.5, 0.8]) {
      const shares = fakeEndpoints.map((endpoint) => share(predicted, endpoint));
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
    }
  });

  test('prompts that beat one endpoint tend to beat another: their luck is shared', () => {
    const pairs = Array.from({ length: 2000 }, (_, k) => [
      ask(promptOf(k), tiny).quality,
      ask(promptOf(k), fast).quality,
    ]);
    const given = (first: number): number => {
      const own = pairs.filter(([one]) => one === first);
      return own.filter(([, other]) => other === 1).length / own.length;
    };
    expect(given(1) - given(0)).toBeGreaterThan(0.1);
  });

  test('is a function of seed, prompt and endpoint', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (seed, k, predicted) => {
        expect(ask(promptOf(k), fast, predicted, seed)).toEqual(ask(promptOf(k), fast, predicted, seed));
      }),
    );
  });
});
