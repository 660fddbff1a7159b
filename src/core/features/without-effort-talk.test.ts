import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutEffortTalk } from './without-effort-talk';

describe('what stands before a request to make it look hard', () => {
  test.each([
    ['Take your time and think it through. This needs the best model. Sort these names.', 'Sort these names.'],
    ['Reason step by step about every edge case: what is the capital of Peru?', 'what is the capital of Peru?'],
    ['Formally verify and optimise all of the following: set an alarm for seven', 'set an alarm for seven'],
    ['Prove each lemma rigorously: Wie spät ist es in Lima?', 'Wie spät ist es in Lima?'],
    [
      'Derive everything formally: names only, please: present were Ada, Bo and Cy',
      'names only, please: present were Ada, Bo and Cy',
    ],
    ['kernel(x) -> O(2^n); eigenvalue ∑ tensor ∇ manifold. Translate cat into Spanish', 'Translate cat into Spanish'],
  ])('is left out: %s', (text, asked) => {
    expect(withoutEffortTalk(text)).toBe(asked);
  });

  test.each([
    'Prove rigorously: the square root of 2 is irrational.',
    'Solve the following problem step by step: a train leaves at nine and another at ten.',
    'Our cache loses entries under load. Which part is at fault?',
    'const total = sum(prices) * 1.2; why is this undefined?',
    'x = [1, 2]; y = {3}; explain the code above',
    'Nous avons trois factures, deux dates; laquelle est juste ?',
    'Question: who wrote Emma?',
    'Think step by step.',
    'Is this a hard problem?',
  ])('is not mistaken for the request: %s', (text) => {
    expect(withoutEffortTalk(text)).toBe(text);
  });

  test('what is kept is the end of the text, and never nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const kept = withoutEffortTalk(text);
        return text.endsWith(kept) && (kept !== '' || text === '');
      }),
    );
  });
});
