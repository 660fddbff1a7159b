import { expect, it } from 'vitest';
import { costText } from './cost-text';
import { formatMoney } from './format-money';

it('marks estimates, and never shows an unknown price as $0', () => {
  expect(costText(0.5, undefined, formatMoney)).toBe('$0.50');
  expect(costText(0.5, 'estimated', formatMoney)).toBe('≈$0.50');
  expect(costText(0.5, 'unknown', formatMoney)).toBe('≥\u2009$0.50');
  expect(costText(0, 'unknown', formatMoney)).toBe('unknown');
});
