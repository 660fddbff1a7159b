import { expect, test } from 'vitest';
import { isInHalf } from './is-in-half';

const prompts = [{ half: 'tune' }, { half: 'report' }, {}] as const;

test.each([
  ['every prompt without a half', null, [true, true, true]],
  ['only the tuning half', 'tune', [true, false, false]],
  ['what nothing was tuned on, own prompts included', 'report', [false, true, true]],
] as const)('takes %s', (_what, half, taken) => {
  expect(prompts.map((prompt) => isInHalf(prompt, half))).toEqual(taken);
});
