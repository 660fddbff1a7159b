import { describe, expect, test } from 'vitest';
import { RandomStreams } from '../sim/rng';
import { readDrift } from './read-drift';
import { readInflation } from './read-inflation';
import { piecesPerWord } from './pieces-per-word';
import { readMisalignment } from './read-misalignment';

const draws = (name: string, count: number, from: number, width: number): number[] => {
  const stream = new RandomStreams(5).stream(name);
  return Array.from({ length: count }, () => Math.round(from + width * stream.uniform()));
};

describe('drift from static thresholds', () => {
  test('warns when traffic becomes harder under the same edge, and says by how much', () => {
    const moved = readDrift([...draws('calm', 300, 10, 60), ...draws('hard', 300, 45, 55)], 65);
    expect(moved.state).toBe('warning');
    expect(moved.aboveAfter).toBeGreaterThan(moved.aboveBefore! + 0.3);
  });

  test('stays quiet on steady traffic, also where every index is the same', () => {
    expect(readDrift(draws('steady', 800, 10, 80), 65)).toMatchObject({ state: 'ok', n: 800 });
    expect(readDrift(new Array<number>(400).fill(30), 65)).toMatchObject({ state: 'ok', stability: 0 });
  });

  test.each([200, 300, 1000])('warns of steady traffic of %i prompts in at most 5 of 100 sessions', (n) => {
    const stream = new RandomStreams(n).stream('steady');
    const drawn = (): number => Math.round(100 * stream.uniform() * stream.uniform());
    const warned = Array.from({ length: 600 }, () => readDrift(Array.from({ length: n }, drawn), 65).state).filter(
      (state) => state === 'warning',
    ).length;
    expect(warned / 600).toBeLessThanOrEqual(0.05);
  });

  test('says nothing of two handfuls', () => {
    expect(readDrift(draws('few', 150, 0, 100), 65)).toMatchObject({ state: 'unknown', stability: null });
  });
});

describe('an encoder that does not know the domain', () => {
  const report = { auc: 0.9, nLabelled: 60, outOfVocabularyShare: 0.01, splitShare: 0.05, n: 200 };
  test('is told by labels that it cannot tell apart, or by words that it cannot read', () => {
    expect(readMisalignment(report).state).toBe('ok');
    expect(readMisalignment({ ...report, auc: 0.55 }).state).toBe('warning');
    expect(readMisalignment({ ...report, outOfVocabularyShare: 0.4 }).state).toBe('warning');
    expect(readMisalignment({ ...report, splitShare: 0.4 }).state).toBe('warning');
    expect(readMisalignment({ ...report, splitShare: 0.4, n: 12 }).state).toBe('ok');
  });

  test('is unknown without labels', () => {
    expect(readMisalignment({ ...report, auc: null, nLabelled: 0 }).state).toBe('unknown');
    expect(readMisalignment({ ...report, auc: 0.55, nLabelled: 6 }).state).toBe('unknown');
  });
});

describe('pieces a word', () => {
  test('leaves signs out, and says nothing of texts without words', () => {
    expect(piecesPerWord('Why, oh why?', 5)).toBe(1);
    expect(piecesPerWord('enoxaparin dosing', 5)).toBe(2.5);
    expect(piecesPerWord('?!', 2)).toBeNull();
    expect(piecesPerWord('word '.repeat(2000), 2000)).toBeNull();
  });
});

describe('a judge that rates too high', () => {
  const judged = (hardLocal: number, hardCloud: number) => [
    ...Array.from({ length: hardLocal }, () => ({ difficulty: 9, need: 'local' as const })),
    ...Array.from({ length: hardCloud }, () => ({ difficulty: 8, need: 'cloud' as const })),
    ...Array.from({ length: 50 }, () => ({ difficulty: 2, need: 'local' as const })),
    ...Array.from({ length: 50 }, () => ({ difficulty: 10, need: null })),
  ];
  test('is told by labels: what it called hard mostly needed no cloud', () => {
    expect(readInflation(judged(25, 5), 7)).toMatchObject({
      state: 'warning',
      judgedHard: 30,
      neededShare: { value: 5 / 30, n: 30 },
      rated: 130,
      ratedHard: 80,
    });
    expect(readInflation(judged(10, 20), 7).state).toBe('ok');
  });

  test('is not told by chance, nor by a handful', () => {
    expect(readInflation(judged(12, 10), 7).state).toBe('ok');
    expect(readInflation(judged(6, 0), 7).state).toBe('unknown');
  });

  test('decides nothing where it rates all on one side of its threshold', () => {
    expect(readInflation(judged(10, 20), 1)).toMatchObject({ state: 'warning', rated: 130, ratedHard: 130 });
    expect(readInflation(judged(10, 20), 10)).toMatchObject({ state: 'warning', ratedHard: 0 });
    expect(readInflation([{ difficulty: 9, need: 'cloud' }], 7).state).toBe('unknown');
  });
});
