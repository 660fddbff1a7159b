import { describe, expect, test } from 'vitest';
import { judgeVerdict } from './judge';

const settings = { enabled: true, provider: 'surrogate', threshold: 7 } as const;
const ask = (difficulty: number) => judgeVerdict({ difficulty, judge: 'surrogate' }, settings, (tier) => [tier]);

describe('the judge', () => {
  test.each([
    [1, 'local', 0.9],
    [7, 'local', 0.3],
    [7.1, 'cloud', 0.71],
    [10, 'cloud', 1],
  ])('difficulty %d goes %s', (difficulty, tier, confidence) => {
    const { verdict } = ask(difficulty);
    expect(verdict).toMatchObject({ kind: 'narrow', tier, candidates: [tier] });
    expect(verdict.kind === 'narrow' ? verdict.confidence : null).toBeCloseTo(confidence, 12);
  });

  test('says that a rating tells nothing where it may be anything, and its range where it may not', () => {
    const said = (distribution: readonly number[]): string =>
      judgeVerdict({ difficulty: 8, judge: 'surrogate', distribution }, settings, (tier) => [tier]).reason;
    expect(said(Array<number>(10).fill(0.1))).toMatch(/ The rating carries no information: /);
    expect(said([0, 0, 0, 0, 0.05, 0.15, 0.3, 0.3, 0.15, 0.05])).toMatch(/8 in 10 lie between 6 and 9\.$/);
  });

  test('names who judged, the score, the threshold and the margin', () => {
    const said = ask(8.25);
    expect(said.reason).toBe('Judge (surrogate) rates difficulty 8.3 of 10 against 7, margin 1.3: cloud.');
    expect(said.score).toEqual({ value: 8.25, threshold: 7, margin: 1.25, unit: 'difficulty' });
  });
});
