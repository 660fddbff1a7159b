import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lexicalCount, lexicalFeatures } from './lexical';

// Expected values: lex() of the prior's Python recipe, run on these texts.
const expectations: readonly (readonly [string, readonly number[]])[] = [
  [
    'then if nothing follows, stop\nand if so',
    [
      3.688879454114, 2.197224577336, 0.482779584325, 4.875, 0.0, 0.0, 0.69314718056, 0.4, 0.69314718056, 0.25, 0.0,
      0.69314718056, 0.0, 0.875, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
  ],
  [
    '',
    [
      0.0, 0.69314718056, 0.048045301392, 0.0, 0.0, 0.0, 0.69314718056, 0.05, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
      0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
  ],
  [
    'Prove that 2 + 2 = 4, step by step.',
    [
      3.583518938456, 2.397895272798, 0.574990173931, 3.5, 1.38629436112, 0.833333333333, 0.69314718056, 0.5, 0.0,
      1.111111111111, 0.0, 0.69314718056, 0.0, 0.9, 0.0, 0.0, 0.0, 1.0, 1.38629436112, 1.0, 0.69314718056, 0.0, 0.0,
      0.0, 0.0, 0.0, 0.0,
    ],
  ],
  [
    'if it rains then we stay, if it snows then not\nif this line has none',
    [
      4.234106504597, 2.833213344056, 0.802709785294, 4.25, 0.0, 0.0, 0.69314718056, 0.8, 0.69314718056, 0.144927536232,
      0.0, 0.69314718056, 0.0, 0.75, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.098612288668, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
  ],
  [
    'def f(x):\n  return {x};\nimport os',
    [
      3.526360524616, 1.945910149055, 0.37865663082, 5.5, 0.0, 0.0, 0.69314718056, 0.3, 1.098612288668, 1.764705882353,
      0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.38629436112, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
  ],
  [
    '\u00c9cris un caf\u00e9 na\u00efve \u00b2 \u00bd \u6771\u4eac \ud83d\ude00!',
    [
      3.401197381662, 2.197224577336, 0.482779584325, 3.625, 0.0, 0.333333333333, 0.69314718056, 0.4, 0.0,
      0.666666666667, 2.666666666667, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
  ],
  [
    'a\u001cb\u0085c\ufeffd \ud800 e',
    [
      2.484906649788, 1.791759469228, 0.321040199557, 2.2, 0.0, 0.0, 0.69314718056, 0.25, 0.0, 1.666666666667, 2.5, 0.0,
      0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    ],
  ],
];
test.each(expectations)('%j gives the numbers of the Python recipe', (text, expected) => {
  const got = lexicalFeatures(text);
  expect(got).toHaveLength(27);
  expected.forEach((value, index) => expect(got[index]).toBeCloseTo(value, 9));
});

test('every text gives finite numbers', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect([...lexicalFeatures(text)].every((value) => Number.isFinite(value))).toBe(true);
    }),
  );
});

test('reads no further than 20,000 characters', () => {
  const head = 'if x '.repeat(4000);
  expect(lexicalFeatures(`${head}why then, 42?`)).toEqual(lexicalFeatures(head));
});

test.each(['if ', 'if then ', '; ', '1 ', '= ', '😀', '\ud800', '\u0000', ' '])(
  'a megabyte of %j stays fast',
  (unit) => {
    const started = performance.now();
    expect(lexicalFeatures(unit.repeat(1_000_000 / unit.length))).toHaveLength(lexicalCount);
    expect(performance.now() - started).toBeLessThan(1000);
  },
);
