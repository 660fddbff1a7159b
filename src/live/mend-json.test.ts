import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mendJson } from './mend-json';

it.each([
  ['```json\n{"a": 1}\n```', { a: 1 }],
  ['Here it is: {"a": [1, 2,], "b": "x, }",} Anything else?', { a: [1, 2], b: 'x, }' }],
  ['{"a": {"b": [1, 2', { a: { b: [1, 2] } }],
  ['{"a": "cut in mid', { a: 'cut in mid' }],
  ['["a", "b", ', ['a', 'b']],
])('mends %s', (answer, value) => expect(JSON.parse(mendJson(answer) ?? '')).toEqual(value));

it.each(['{"a": 1}', '42', 'No JSON here.', '{"a": [1}', '{"a": }', '{a: 1}'])('leaves %s alone', (answer) =>
  expect(mendJson(answer)).toBeNull(),
);

it('gives valid JSON or nothing, whatever comes', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), fc.nat(40), (text, cut) => {
      const mended = mendJson(text.slice(0, -cut || undefined));
      if (mended !== null) JSON.parse(mended);
      expect(mended === null || mended.length > 0).toBe(true);
    }),
  );
});
