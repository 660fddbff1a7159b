import type { AnticipationReport } from '../../core/domain/anticipation-report';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { groupDigits } from '../kit/group-digits';
import { narrowSpace } from '../kit/narrow-space';

/** How many requests were moved ahead of the load, and what that saved in line and cost in money. */
export function anticipationSentence({ rows, moved, change }: AnticipationReport): string {
  const head = `${formatCount(moved)} of ${formatCount(rows)} requests moved ahead of the load, SIM.`;
  if (moved === 0) return `${head} No surge was foreseen: 64 s of arrivals come first, and local places must be short.`;
  if (change === null) return head;
  const { lineMs, usd, n } = change;
  const ms = (value: number): string => groupDigits(value);
  return `${head} Against the same session without: ${ms(lineMs.value)}${narrowSpace}ms [${ms(lineMs.low)}, ${ms(lineMs.high)}] less in line and ${formatMoney(1000 * usd.value)} [${formatMoney(1000 * usd.low)}, ${formatMoney(1000 * usd.high)}] more per 1k, n = ${formatCount(n)}.`;
}
