import type { BatchReport } from '../../core/domain/batch-report';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { formatShare } from '../kit/format-share';
import { formatWait } from '../kit/format-wait';

/** What batching came to: requests, calls, money and waits. */
export function batchSentences({
  rows,
  lowPriority,
  batched,
  calls,
  savedUsd,
  usd,
  wait,
}: BatchReport): readonly string[] {
  const low = `${formatCount(lowPriority)} of ${formatCount(rows)} requests of low priority`;
  if (lowPriority === 0) return [`${low}: nothing to collect. Metadata column: priority.`];
  if (wait === null) return [`${low}, none at an endpoint that sells batches.`];
  const p95 = wait.p95Ms === null ? '' : `, p95 ${formatWait(wait.p95Ms)}`;
  return [
    `${low}, ${formatCount(batched)} in ${formatCount(calls)} batches: ${formatCount(batched - calls)} calls fewer, SIM.`,
    `${formatMoney(savedUsd)} saved, ${formatShare(usd + savedUsd === 0 ? 0 : savedUsd / (usd + savedUsd))} of theirs.`,
    `Added wait, mean: ${formatWait(wait.collectMeanMs)} to fill, ≈${formatWait(wait.turnaroundMeanMs)} at the provider${p95}, longest ${formatWait(wait.longestMs)}.`,
  ];
}
