import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asciiTwin } from './ascii-twin';

const patterns = [
  /(?<![\p{L}\p{N}_])(?:why|c\+\+)(?![\p{L}\p{N}_])/giu,
  /[\p{L}\p{M}]+(?:['-][\p{L}\p{N}]+)*/gu,
  /(?<![\p{L}\d_./-])\d{2}[\p{Nd}.]?(?![\p{L}\d_])/gu,
];

test('finds in ASCII texts what the pattern finds', () => {
  const word = fc.constantFrom('why', 'WHY', 'c++', "don't", '12', '12.', '_', ' ', 'é'.normalize('NFD').charAt(0));
  const text = fc.array(fc.oneof(word, fc.string({ maxLength: 3 }))).map((parts) => parts.join(''));
  const ascii = text.filter((one) => /^[\0-\x7f]*$/.test(one));
  fc.assert(
    fc.property(ascii, fc.constantFrom(...patterns), (one, pattern) => {
      expect([...one.matchAll(asciiTwin(pattern))]).toEqual([...one.matchAll(pattern)]);
    }),
  );
});

test('refuses what it cannot translate', () => {
  expect(() => asciiTwin(/\p{Lu}/u)).toThrow('a property that it does not know');
});
