import { describe, expect, it } from 'vitest';
import { parsePattern } from './parse-pattern';

describe('parsePattern', () => {
  it('reads a regular expression with its slashes and flags, or bare and then case-insensitive', () => {
    expect(parsePattern('regex', '/\\bprove\\b/i')).toEqual({
      pattern: { kind: 'regex', source: '\\bprove\\b', flags: 'i' },
    });
    expect(parsePattern('regex', '^sum')).toEqual({ pattern: { kind: 'regex', source: '^sum', flags: 'i' } });
    expect(parsePattern('regex', '/a\\/b/gs')).toEqual({ pattern: { kind: 'regex', source: 'a\\/b', flags: 's' } });
  });

  it('takes a keyword as it is, slashes and all', () => {
    expect(parsePattern('keyword', ' and/or ')).toEqual({
      pattern: { kind: 'keyword', source: 'and/or', flags: 'i' },
    });
  });

  it.each([
    ['regex', '(', 'Unterminated group'],
    ['regex', '/a/iq', 'Flags iq'],
    ['regex', ' ', 'Type a regular expression.'],
    ['keyword', '', 'Type a word or a phrase.'],
    ['keyword', 'x'.repeat(501), 'Longer than 500 characters.'],
  ] as const)('refuses %s %j', (kind, text, reason) => {
    const parsed = parsePattern(kind, text);
    expect('error' in parsed ? parsed.error : '').toContain(reason);
  });
});
