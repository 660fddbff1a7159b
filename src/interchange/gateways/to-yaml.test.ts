import { expect, test } from 'vitest';
import { toYaml } from './to-yaml';

test('writes lists of mappings, empty ones, and texts that would mean something else unquoted', () => {
  const value = {
    'a:b': ['no', { x: 1, list: [] }],
    text: 'line\n"two" # not a comment',
    on: true,
    left: undefined,
    small: 1e-7,
  };
  expect(toYaml(value)).toBe(`"a:b":
  - "no"
  - x: 1
    list: []
text: "line\\n\\"two\\" # not a comment"
"on": true
small: 0.0000001
`);
});
