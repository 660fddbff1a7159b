import fc from 'fast-check';
import { estimateTokenCount } from 'tokenx';
import { expect, test } from 'vitest';
import { samples } from '../../catalog/samples';
import { asciiTokens } from './ascii-tokens';
import { isAscii } from './is-ascii';

test('counts every ASCII text as tokenx does', () => {
  const piece = fc.constantFrom(
    '\n',
    '\n\n',
    ' \n ',
    '  ',
    '.',
    '...',
    '_-_',
    'word',
    'Words',
    'lengthyword',
    '12',
    '1234567',
    "'",
    '\0',
  );
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 4 }))).map((parts) => parts.join(''));
  const law = fc.property(text.filter(isAscii), (one) => {
    expect(asciiTokens(one)).toBe(estimateTokenCount(one));
  });
  fc.assert(law, { numRuns: 500 });
});

test('counts the samples as tokenx does', () => {
  const texts = samples.map(({ text }) => text).filter(isAscii);
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.map(asciiTokens)).toEqual(texts.map((text) => estimateTokenCount(text)));
});
