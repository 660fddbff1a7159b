import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Prompt } from '../domain/prompt';
import { estimateTokens } from './estimate-tokens';
import { extractFeatures } from './extract-features';
import { hasCode } from './has-code';
import { hasMath } from './has-math';

const promptOf = (text: string, rest: Partial<Prompt> = {}): Prompt => ({
  id: 'p',
  text,
  metadata: {},
  origin: 'typed',
  ...rest,
});

test('counts trimmed code points, and tokens of everything that is sent', () => {
  const alone = extractFeatures(promptOf('  hi 🚀 '));
  expect(alone.characters).toBe(4);
  const more = extractFeatures(
    promptOf('  hi 🚀 ', { system: 'Be brief.', turns: [{ role: 'user', text: 'hello there' }] }),
  );
  expect(more.inputTokens).toBeGreaterThan(alone.inputTokens + 5);
});

test('takes the language of the turn before when the last has none', () => {
  const turns = [{ role: 'user', text: 'Wie spät ist es gerade?' }] as const;
  expect(extractFeatures(promptOf('???', { turns })).language).toBe('de');
});

test('names the field of each span', () => {
  const prompt = promptOf('a@b.io', {
    system: 'c@d.io',
    turns: [
      { role: 'user', text: 'x' },
      { role: 'assistant', text: 'e@f.io' },
    ],
  });
  const spans = extractFeatures(prompt).pii.map(({ field, start }) => [field, start]);
  expect(spans).toEqual([
    ['text', 0],
    ['system', 0],
    ['turns', 2],
  ]);
});

test.each([
  ['```js\nx\n```', true],
  ['def f(x):\n    return x', true],
  ['SELECT name FROM users', true],
  ['let a = b.map(f); if (a) { g(); }', true],
  ['Write a poem about the sea', false],
  ['Email me (today); thanks.', false],
])('code in %j: %s', (text, expected) => expect(hasCode(text)).toBe(expected));

test.each([
  ['What is 3 + 4?', true],
  ['Solve x^2 = 9', true],
  ['$\\frac{1}{2}$ of it', true],
  ['∫ e^x dx', true],
  ['Meet me on 2024-05-17 or 17/05/2024', false],
  ['The years 1999-2003', false],
  ['Tell me a story', false],
])('mathematics in %j: %s', (text, expected) => expect(hasMath(text)).toBe(expected));

test('token estimates are near what tokenizers say and grow with the text', () => {
  expect(estimateTokens('')).toBe(0);
  expect(Math.abs(estimateTokens('The quick brown fox jumps over the lazy dog.') - 10)).toBeLessThanOrEqual(2);
  expect(estimateTokens('word '.repeat(100_000))).toBeGreaterThan(90_000);
});

test('every text has facts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const features = extractFeatures(promptOf(text));
      expect(features.characters).toBe([...text.trim()].length);
      expect(Number.isInteger(features.inputTokens)).toBe(true);
    }),
  );
});

test.each(['a', '😀', '\u0000', '\u202eא', '<script>', '\ud800', ' ', '{;', '1 + ', '$', '\n', 'if '])(
  'a megabyte of %j takes linear time',
  (unit) => {
    // In quadratic time it would take hours, and the test its time limit.
    const text = unit.repeat(1_000_000 / unit.length);
    expect(extractFeatures(promptOf(text)).characters).toBe(Array.from(text.trim()).length);
  },
);
