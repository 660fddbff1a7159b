import type { BulkCounts } from '../../engine/protocol';
import { formatCount } from '../kit/format-count';

/** The pathway's state in words while many prompts fly, and when they have. */
export function bulkLabel({ done, total, failed }: BulkCounts): string {
  const failures = failed === 0 ? '' : `, ${formatCount(failed)} failed`;
  if (done < total) return `ROUTING — ${formatCount(done)} of ${formatCount(total)} prompts${failures}`;
  return `DONE — ${formatCount(total)} prompts${failures}`;
}

/** The same for a run that was cancelled: what it had routed stays. */
export function stoppedLabel({ kept, requested }: { readonly kept: number; readonly requested: number }): string {
  return `CANCELLED — ${formatCount(kept)} of ${formatCount(requested)} prompts kept`;
}
