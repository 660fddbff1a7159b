import type { BulkCounts } from '../../engine/protocol';
import { formatCount } from '../kit/format-count';

/** The pathway's state in words while many prompts fly, and when they have. */
export function bulkLabel({ done, total, failed }: BulkCounts): string {
  const failures = failed === 0 ? '' : `, ${formatCount(failed)} failed`;
  if (done < total) return `ROUTING — ${formatCount(done)} of ${formatCount(total)} prompts${failures}`;
  return `DONE — ${formatCount(total)} prompts${failures}`;
}
