import type { PairedChange } from '../../core/domain/comparison';
import type { Share } from '../../core/domain/telemetry';
import { formatBarePoints, formatPoints } from '../kit/format-change';
import { formatCount } from '../kit/format-count';
import { formatShare } from '../kit/format-share';
import { formatSigned } from '../kit/format-signed';
import { groupDigits } from '../kit/group-digits';

/** A share in per cent; a dash without any. */
export function shareText({ value }: Share): string {
  return value === null ? '—' : formatShare(value);
}

/** Its interval in per cent, and what it is over. */
export function shareInterval({ low, high, n }: Share): string {
  if (low === null || high === null) return `n ${formatCount(n)}`;
  return `[${groupDigits(100 * low, 1)}, ${groupDigits(100 * high, 1)}] n ${formatCount(n)}`;
}

/** A paired change and its interval, in the words of `format`; `points` writes a difference of shares. */
export function changeText(
  change: PairedChange | null,
  format: ((value: number) => string) | 'points',
): readonly [string, string?] {
  if (change === null) return ['—'];
  const { value, low, high } = change;
  if (format === 'points') return [formatPoints(value), `[${formatBarePoints(low)}, ${formatBarePoints(high)}]`];
  return [formatSigned(value, format), `[${formatSigned(low, format)}, ${formatSigned(high, format)}]`];
}
