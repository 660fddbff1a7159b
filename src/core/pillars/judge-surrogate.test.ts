import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeRouterModel } from '../../testing/fake-router-model';
import { hashedText } from '../../testing/hashed-text';
import type { Prompt } from '../domain/prompt';
import { difficultyOf, distributionOf, judgeSurrogate } from './judge-surrogate';

const deciles = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const promptOf = (text: string): Prompt => ({ id: 'p', text, metadata: {}, origin: 'typed' });

describe('difficultyOf', () => {
  test.each([
    [-5, 1],
    [0.99, 1],
    [1, 2],
    [1.5, 2.5],
    [4.24, 5.2],
    [9, 10],
    [50, 10],
  ])('a score of %d among deciles 1 to 9 is %d', (score, difficulty) => {
    expect(difficultyOf(score, deciles)).toBe(difficulty);
  });

  test('stays within 1 to 10 and never falls as the score rises', () => {
    const score = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(score, score, fc.array(score, { minLength: 9, maxLength: 9 }), (a, b, drawn) => {
        const sorted = drawn.sort((x, y) => x - y);
        const [low, high] = [difficultyOf(Math.min(a, b), sorted), difficultyOf(Math.max(a, b), sorted)];
        return low >= 1 && low <= high && high <= 10;
      }),
    );
  });
});

describe('distributionOf', () => {
  test('sums to 1, is widest where little is explained, and moves with the score', () => {
    const sure = distributionOf(5.5, deciles, 0.1);
    const unsure = distributionOf(5.5, deciles, 3);
    for (const shares of [sure, unsure]) expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect(sure[5]).toBeGreaterThan(0.99);
    expect(unsure[5]).toBeLessThan(0.2);
    expect(distributionOf(8.5, deciles, 1)[8]).toBeGreaterThan(distributionOf(3.5, deciles, 1)[8]!);
  });
});

describe('the surrogate', () => {
  test('rates longer questions harder with this model, and signs as surrogate', () => {
    const rated = ['one two three', 'word '.repeat(40)].map((text) =>
      judgeSurrogate(fakeRouterModel, promptOf(text), hashedText(text)),
    );
    expect(rated[0]).toMatchObject({ ok: true, value: { difficulty: 1, judge: 'surrogate' } });
    expect(rated[1]).toMatchObject({ ok: true, value: { difficulty: expect.closeTo(7.7, 1) } });
  });

  test('fails without a vector: it does not guess', () => {
    expect(judgeSurrogate(fakeRouterModel, promptOf('x'), undefined)).toMatchObject({
      ok: false,
      failure: { code: 'judge-unavailable', retryable: true },
    });
  });
});
