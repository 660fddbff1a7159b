import { expect, it } from 'vitest';
import { formatMegabytes } from './format-bytes';
import { formatChange, formatPoints } from './format-change';
import { formatCount } from './format-count';
import { formatMilliseconds } from './format-milliseconds';
import { formatMoney } from './format-money';
import { formatShare } from './format-share';

it.each([
  [formatCount(0), '0'],
  [formatCount(12_480), '12\u2009480'],
  [formatCount(-1_234_567), '\u22121\u2009234\u2009567'],
  [formatMoney(0), '$0.00'],
  [formatMoney(0.31), '$0.31'],
  [formatMoney(1234.5), '$1\u2009234.50'],
  [formatMoney(0.0021), '$0.0021'],
  [formatMoney(0.000018), '$0.000018'],
  [formatMoney(-2), '\u2212$2.00'],
  [formatMilliseconds(0), '0\u202fms'],
  [formatMilliseconds(0.04), '<0.1\u202fms'],
  [formatMilliseconds(3.14), '3.1\u202fms'],
  [formatMilliseconds(911.4), '911\u202fms'],
  [formatShare(0.614), '61.4\u202f%'],
  [formatChange(-0.31), '\u221231\u202f%'],
  [formatChange(0), '0\u202f%'],
  [formatPoints(0.021), '+2.1\u202fpt'],
  [formatPoints(-0.0001), '0.0\u202fpt'],
  [formatMegabytes(4_200_000), '4.2\u202fMB'],
])('writes %s', (text, expected) => {
  expect(text).toBe(expected);
});
