import { expect, test } from 'vitest';
import { isInHalf } from './is-in-half';

const prompts = [
  { split: 'tune' },
  { split: 'report' },
  {},
  { tunedOn: true },
  { split: 'report', tunedOn: true },
] as const;

test.each([
  ['every prompt without a half', null, [true, true, true, true, true]],
  ['only what the policy rests on', 'tune', [true, false, false, true, true]],
  ['what nothing was tuned on, own prompts included', 'report', [false, true, true, false, false]],
] as const)('takes %s', (_what, half, taken) => {
  expect(prompts.map((prompt) => isInHalf(prompt, half))).toEqual(taken);
});
