import type { Outcome } from '../../core/domain/outcome';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { formatWait } from '../kit/format-wait';

/** The batch that a request went in: "Batch 3: 10 requests in one call, 2.9 s to fill, ≈12 min at the provider, $0.003 saved. The wait is schedule, part of no latency."; null where it went alone. */
export function batchSentence(outcome: Outcome): string | null {
  const batch = outcome.kind === 'blocked' ? undefined : outcome.attempts.find((one) => one.batch !== undefined)?.batch;
  if (batch === undefined) return null;
  const { number, size, collectMs, turnaroundMs, savedUsd } = batch;
  const many = size === 1 ? '1 request' : `${formatCount(size)} requests`;
  return `Batch ${formatCount(number)}: ${many} in one call, ${formatWait(collectMs)} to fill, ≈${formatWait(turnaroundMs)} at the provider, ${formatMoney(savedUsd)} saved. The wait is schedule, part of no latency.`;
}
