import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPattern } from './check-pattern';

function compiled(kind: 'keyword' | 'regex', source: string, flags = ''): RegExp {
  const result = checkPattern(kind, source, flags);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

describe('a keyword', () => {
  test.each([
    ['prove', 'Prove it', true],
    ['prove', 'improve it', false],
    ['step by step', 'explain Step  by\nstep.', true],
    ['C++', 'port this to c++ now', true],
    ['über', 'ÜBER alles', true],
    ['cafe', 'cafés', false],
    ['证明', '请证明这个定理', true],
    ['デバッグ', 'これをデバッグして', true],
    ['증명', '이것을 증명해줘', true],
    ['برهان', 'اكتب البرهان', true],
    ['सिद्ध', 'इसे सिद्ध करो', true],
    ['a.b', 'axb', false],
  ])('%j in %j: %s', (keyword, text, matches) => {
    expect(compiled('keyword', keyword).test(text)).toBe(matches);
  });

  test('compiles from any text and finds itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), (word) => {
        const result = checkPattern('keyword', word, '');
        if (word.trim() !== '') expect(result.ok && result.value.test(word)).toBe(true);
        else expect(result.ok).toBe(false);
      }),
    );
  });
});

describe('a regular expression', () => {
  test.each([
    '(a+)+$',
    '(a*)*b',
    '(a|a)*b',
    '(\\w+\\s?)+$',
    '(?:a?b?)+c',
    '(.*)*x',
    '(x+x+)+y',
    '([a-z]+)*\\d',
    '(\\d+|\\w+)*z',
    '(?:ab|a)*c',
    '(?:\\s*\\w+\\s*)+$',
    '(a{1,50}){20,}b',
    '(?=(b+)+c)x',
    'if.*then.*else',
    '\\s*\\s*x',
    '(\\w+)\\1*\\1',
    'a?'.repeat(12) + 'b',
  ])('%s is refused', (source) => {
    const result = checkPattern('regex', source, 'i');
    expect(result.ok).toBe(false);
  });

  test.each([
    '\\bprove\\b',
    '^(?:hi|hello)(?: there)?$',
    '\\b(?:optimi[sz]e|refactor)\\w*',
    '(?:\\w+\\.)+com',
    'a.*b',
    '^.*secret.*$',
    '(?:[^"\\\\]|\\\\.)*"',
    '\\d+\\s+\\w+\\s+\\d+',
    '(?<!\\p{L})d[ée]montr\\p{L}*',
    '(?:foo|bar)+',
    '[\\s\\p{P}\\p{S}]*$',
    '(?:ha){2,}',
    'colou?r',
    'x{1,60}y{0,60}',
    '(?<year>\\d{4})-\\d\\d',
  ])('%s is taken', (source) => {
    expect(checkPattern('regex', source, 'iu')).toMatchObject({ ok: true });
  });

  test.each([
    ['(', 'i', 'Not a regular expression'],
    ['[z-a]', '', 'Not a regular expression'],
    ['x', 'g', 'Flags g'],
    ['  ', '', 'empty'],
    ['a*', '', 'matches the empty text'],
    ['(a+)+b', '', '(a+)+ repeats'],
  ])('%j with flags %j says what is wrong', (source, flags, message) => {
    const result = checkPattern('regex', source, flags);
    expect(result.ok ? '' : result.failure.message).toContain(message);
    expect(result.ok ? '' : result.failure.code).toBe('invalid-input');
  });

  test('whatever is taken runs through hostile text quickly', () => {
    const part = fc.constantFrom(
      'a',
      'b',
      '.',
      '\\w',
      '\\s',
      '[ab]',
      'a+',
      'b*',
      '.*',
      '\\w+',
      '(a|b)',
      '(?:a+b)',
      'a?',
    );
    const shape = fc.array(fc.tuple(part, fc.constantFrom('', '', '+', '*', '{2,}')), { minLength: 1, maxLength: 4 });
    const source = shape.map((parts) =>
      parts.map(([body, sign]) => (sign === '' ? body : `(?:${body})${sign}`)).join(''),
    );
    fc.assert(
      fc.property(source, fc.constantFrom('a', 'ab', 'aab', 'a '), (pattern, unit) => {
        const result = checkPattern('regex', `${pattern}!`, '');
        if (!result.ok) return;
        const started = performance.now();
        result.value.test(unit.repeat(1500));
        expect(performance.now() - started).toBeLessThan(1500);
      }),
      { numRuns: 300 },
    );
  });
});
