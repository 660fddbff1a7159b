import type { Outcome } from '../../core/domain/outcome';
import { formatMoney } from '../kit/format-money';
import { groupDigits } from '../kit/group-digits';
import { narrowSpace } from '../kit/narrow-space';

/** That a request found its model unloaded, or what it paid for that it was kept warm; null where neither was. */
export function wakeSentence(outcome: Outcome): string | null {
  if (outcome.kind === 'blocked') return null;
  const wake = outcome.attempts.findLast((attempt) => attempt.wake !== undefined)?.wake;
  if (wake === undefined) return null;
  if (wake.kind === 'cold')
    return `Cold start: ${groupDigits(wake.ms / 1000, 1)}${narrowSpace}s to load the model before the first token.`;
  return `Kept warm: ${groupDigits(wake.ms / 3_600_000, 2)}${narrowSpace}h idle beyond its own, ≈${formatMoney(wake.usd)} of the cost.`;
}
