import { expect, test } from 'vitest';
import { matching } from './palette-commands';

const commands = ['Optimize Load', 'Policy: Models & prices', 'Policy: Cache'].map((name) => ({
  name,
  run: () => undefined,
}));
const names = (query: string) => matching(commands, query).map(({ name }) => name);

test('finds commands by parts of their words, in any order and case', () => {
  expect(names('PRI pol')).toEqual(['Policy: Models & prices']);
  expect(names('policy')).toHaveLength(2);
});

test('an empty query finds all, strange words none', () => {
  expect(names('  ')).toHaveLength(3);
  expect(names('xyzzy')).toEqual([]);
});
