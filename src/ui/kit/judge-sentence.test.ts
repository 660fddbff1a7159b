import { expect, it } from 'vitest';
import { judgeSentence } from './judge-sentence';

const silent = { asked: 2, answered: 0, rejected: 1, failed: 1, meanMs: null, compared: 0, otherSide: 0 };

it('counts replies, and compares with the built-in judge over those that both rated', () => {
  const figures = { ...silent, asked: 5, answered: 3, meanMs: 84, compared: 2, otherSide: 1, meanDifference: 2.25 };
  expect(judgeSentence(figures)).toMatch(
    /^Judge LIVE: 5 asked, 3 answered, 1 rejected, 1 failed, mean 84\sms; differs .* by 2.3 of 10, .* 1 of 2\.$/,
  );
  expect(judgeSentence({ ...silent, meanDifference: null })).toMatch(/2 asked.*; not compared/);
});
