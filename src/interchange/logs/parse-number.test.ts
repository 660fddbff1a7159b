import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration, parseMoment } from './parse-duration';
import { parseNeed } from './parse-need';
import { parseNumber } from './parse-number';
import { parseQuality } from './parse-quality';

describe('parseNumber', () => {
  it.each<[string, '.' | ',', number]>([
    ['1.234,56', '.', 1234.56],
    ['1,234.56', ',', 1234.56],
    ['0,0123', '.', 0.0123],
    ['1.234', ',', 1234],
    ['1.234', '.', 1.234],
    ['0.123', ',', 0.123],
    ['1 234 567,8', ',', 1234567.8],
    ["1'234.5", '.', 1234.5],
    ['1.234.567', '.', 1234567],
    ['R$ 0,05', ',', 0.05],
    ['-$1.50', '.', -1.5],
    ['\u22122,5 €', ',', -2.5],
    ['1.2e-5', '.', 0.000012],
    ['12,5 %', ',', 0.125],
    ['0', ',', 0],
    ['.5', '.', 0.5],
  ])('reads %j with decimal %j', (text, decimal, number) => {
    expect(parseNumber(text, decimal)).toBeCloseTo(number, 12);
  });

  it.each(['', 'abc', '1-2', '03/11/2026', 'NaN', '1,2,3.4.5', '12:30', '-'])('refuses %j', (text) => {
    expect(parseNumber(text, '.')).toBeUndefined();
  });

  it('reads back every number a program writes', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, (value) => {
        expect(parseNumber(String(value), '.')).toBe(value + 0);
      }),
    );
  });
});

describe('parseDuration', () => {
  it.each<[string | number, number]>([
    ['340 ms', 340],
    ['1,2 s', 1200],
    [2, 2000],
  ])('reads %j of a column in seconds', (value, ms) => {
    expect(parseDuration(value, 's', ',')).toBeCloseTo(ms, 9);
  });

  it('reads moments by their size', () => {
    const moments = ['2026-01-01T00:00:00Z', 1_767_225_600, 1_767_225_600_000, '1767225600000000000'];
    expect(moments.map(parseMoment)).toEqual([1, 1, 1, 1].map(() => 1_767_225_600_000));
    expect(parseMoment('yesterday')).toBeUndefined();
  });
});

describe('parseNeed', () => {
  it.each([
    ['Nuvem', 'cloud'],
    [' LOCAL ', 'local'],
    ['groß', 'cloud'],
    ['schwach', 'local'],
    ['Both failed', 'both-failed'],
    [0, 'local'],
    ['1', 'cloud'],
    ['云端', 'cloud'],
    ['облако', 'cloud'],
  ])('reads %j as %s', (value, need) => {
    expect(parseNeed(value)).toBe(need);
  });

  it.each(['', 'perhaps', '2', null, '__proto__', 'constructor'])('does not guess at %j', (value) => {
    expect(parseNeed(value)).toBeUndefined();
  });
});

describe('parseQuality', () => {
  it('makes shares of stars, percents and thumbs', () => {
    expect(['4,5', '80 %', '👍', 'ruim', '9'].map((value) => parseQuality(value, 5, ','))).toEqual([
      0.9,
      0.8,
      1,
      0,
      undefined,
    ]);
  });
});
