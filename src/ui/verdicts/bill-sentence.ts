import type { Attempt, Outcome } from '../../core/domain/outcome';
import { clockText } from '../kit/clock-text';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { groupDigits } from '../kit/group-digits';

/** Which volume tier and which hours billed a request's last billed call, and how long it was put off; null where its price has neither. */
export function billSentence(outcome: Outcome): string | null {
  if (outcome.kind === 'blocked') return null;
  const attempt = outcome.attempts.findLast(({ bill }) => bill !== undefined);
  if (attempt === undefined) return null;
  const said = [volumeOf(attempt), hoursOf(attempt)].filter((part) => part !== null);
  return said.length === 0 ? null : said.join(' ');
}

function volumeOf({ bill }: Attempt): string | null {
  if (bill === undefined || bill.tiers === 1) return null;
  const { firstTier, lastTier, tiers, afterTokens, inputUsdPerMTok, outputUsdPerMTok } = bill;
  const which = firstTier === lastTier ? `${firstTier}` : `${firstTier}–${lastTier}`;
  return `Volume tier ${which} of ${tiers}, after ${formatCount(afterTokens)} tokens: ${formatMoney(inputUsdPerMTok)} in, ${formatMoney(outputUsdPerMTok)} out per 1M.`;
}

function hoursOf({ bill, deferredMs }: Attempt): string | null {
  if (bill === undefined || bill.window === null) return null;
  const { hour, isOffPeak, factor, savedUsd } = bill.window;
  const waited = deferredMs === undefined ? '' : `Deferred ${groupDigits(deferredMs / 3_600_000, 1)} h. `;
  const paid = isOffPeak ? `off-peak × ${factor}, ${formatMoney(savedUsd)} saved` : 'peak price';
  return `${waited}Sent at ${clockText(hour)}, ${paid}.`;
}
