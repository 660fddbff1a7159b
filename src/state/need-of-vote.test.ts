import { expect, it } from 'vitest';
import { needOfVote } from './need-of-vote';

it.each([
  [true, 'local', 'local'],
  [false, 'local', 'cloud'],
  [false, 'cloud', 'both-failed'],
  // Whether local would have been enough nobody has seen.
  [true, 'cloud', null],
] as const)('a vote (good: %s) on an answer from %s means %s', (good, tier, need) => {
  expect(needOfVote(good, tier)).toBe(need);
});
