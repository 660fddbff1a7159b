import { describe, expect, test } from 'vitest';
import { budgetText } from './budget-text';

/** With plain spaces. */
const said = (...given: Parameters<typeof budgetText>) => budgetText(...given)?.text.replaceAll(/[\u202f\u00a0]/g, ' ');

describe('the budget line', () => {
  test('counts what is spent, and says what the limits turn off', () => {
    const budget = { hardLimitUsd: 0.2, premiumShare: 0.8 };
    expect(said(0.1, budget, 0)).toBe('$0.10 of $0.20, 50 %');
    expect(said(0.17, budget, 0)).toBe('$0.17 of $0.20, 85 %. Premium off');
    expect(said(0.21, budget, 112)).toBe('$0.21 of $0.20, 105 %. Cloud off: 112 rows downgraded');
    expect(said(0.21, { ...budget, atLimit: 'halt' }, 1)).toBe('$0.21 of $0.20, 105 %. Halted: 1 row blocked');
  });

  test('is silent without a limit, and has no share of nothing', () => {
    expect(budgetText(1, { hardLimitUsd: null, premiumShare: 0.8 }, 0)).toBeNull();
    expect(said(0, { hardLimitUsd: 0, premiumShare: 1 }, 3)).toBe('$0.00 of $0.00. Cloud off: 3 rows downgraded');
  });
});
