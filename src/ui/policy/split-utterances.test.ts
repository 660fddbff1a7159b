import { expect, it } from 'vitest';
import { splitUtterances } from './split-utterances';

it('takes one example a line, without blanks, doubles and those that are there', () => {
  expect(splitUtterances(' one \n\ntwo\none\nthree', ['three'])).toEqual({ added: ['one', 'two'], refused: 0 });
});

it('counts what is too long for a policy', () => {
  expect(splitUtterances(`${'x'.repeat(4001)}\n${'y'.repeat(4000)}`, [])).toMatchObject({ refused: 1 });
});
