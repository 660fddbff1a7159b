import { expect, it } from 'vitest';
import { readDecimals } from './read-decimals';

it.each([
  [['12', '1.234', '0,5'], ','],
  [['1.234.567'], ','],
  [['1.0', '1.10', '1.100'], '.'],
  [['1.234', '2'], undefined],
] as const)('reads %j', (samples, decimal) => {
  expect(readDecimals(samples)).toMatchObject({ decimal, against: undefined });
});

it('names a figure that speaks against the others, and one that can be read both ways', () => {
  expect(readDecimals(['0.5', '0.25', '1,5', '2.500'])).toEqual({ decimal: '.', against: '1,5', open: '2.500' });
});
