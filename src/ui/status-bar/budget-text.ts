import type { Policy } from '../../core/domain/policy';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { formatShare } from '../kit/format-share';

/** What the session has spent of its limit, and what that has turned off; loud from the soft limit on. */
export interface BudgetText {
  readonly text: string;
  readonly loud: boolean;
}

/** The budget in one line: "$0.0164 of $0.02, 82 %. Premium off." Null without a limit. `decided` = rows that the budget sent elsewhere. */
export function budgetText(spentUsd: number, budget: Policy['budget'], decided: number): BudgetText | null {
  const { hardLimitUsd, premiumShare, atLimit } = budget;
  if (hardLimitUsd === null) return null;
  const share = hardLimitUsd === 0 ? '' : `, ${formatShare(spentUsd / hardLimitUsd, 0)}`;
  const spent = `${formatMoney(spentUsd)} of ${formatMoney(hardLimitUsd)}${share}`;
  if (spentUsd >= hardLimitUsd) {
    const rows = `${formatCount(decided)} ${decided === 1 ? 'row' : 'rows'}`;
    return {
      text: `${spent}. ${atLimit === 'halt' ? `Halted: ${rows} blocked` : `Cloud off: ${rows} downgraded`}`,
      loud: true,
    };
  }
  if (spentUsd >= premiumShare * hardLimitUsd) return { text: `${spent}. Premium off`, loud: true };
  return { text: spent, loud: false };
}
