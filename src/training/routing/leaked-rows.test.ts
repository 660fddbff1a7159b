import { describe, expect, test } from 'vitest';
import { leakedRows } from './leaked-rows';
import { ShingleFilter } from './shingle-filter';
import { sampledShingles, shingleHashes } from './shingles';
import { trainedShingles } from './trained-shingles';

const sentence = (start: number, words = 60): string =>
  Array.from({ length: words }, (_, k) => `word${start + k}`).join(' ');

function trainedOn(texts: readonly string[]): ShingleFilter {
  const filter = new ShingleFilter(new Uint8Array(10_000));
  for (const text of texts) for (const hash of sampledShingles(shingleHashes(text), true)) filter.add(hash);
  return filter;
}

describe('leakedRows', () => {
  const filter = trainedOn([sentence(0), sentence(1000, 10)]);

  test('names a row that was trained on, however it is written', () => {
    const shouted = sentence(0).toUpperCase().replace(/ /g, ',  ');
    expect(leakedRows([sentence(5000), shouted, sentence(1000, 10)], filter)).toEqual([1, 2]);
  });

  test('lets pass a row that shares less than half of its shingles', () => {
    expect(leakedRows([`${sentence(0, 15)} ${sentence(7000, 60)}`], filter)).toEqual([]);
  });

  test('says nothing of a text of three words', () => {
    expect(leakedRows(['word0 word1 word2', ''], filter)).toEqual([]);
  });
});

describe('the shipped filter', () => {
  test('does not know fresh text, and is not so full that it would', () => {
    const filter = trainedShingles();
    const fresh = Array.from({ length: 200 }, (_, k) => sentence(100_000 + 100 * k, 9 + (k % 30)));
    expect(leakedRows(fresh, filter)).toEqual([]);
    expect(filter.density).toBeLessThan(0.4);
    expect(filter.density).toBeGreaterThan(0.1);
  });
});
