import { expect, it } from 'vitest';
import { patternName } from './pattern-name';

it('says a keyword, and never a regular expression', () => {
  expect(patternName('trigger', 0, { kind: 'keyword', source: 'prove' })).toBe('trigger 1, prove');
  expect(patternName('pattern', 2, { kind: 'regex', source: '\\bprove\\b' })).toBe('pattern 3');
});
