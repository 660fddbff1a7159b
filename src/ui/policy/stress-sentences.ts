import type { JudgeStressReport } from '../../core/domain/judge-stress';
import type { Share } from '../../core/domain/telemetry';
import { formatCount } from '../kit/format-count';
import { formatShare } from '../kit/format-share';
import { formatSigned } from '../kit/format-signed';
import { groupDigits } from '../kit/group-digits';

/** What stressing the judge brought, line by line, each figure with its interval and n. */
export function stressSentences(report: JudgeStressReport): readonly string[] {
  const { judge, asked, repeats, cancelled, meanShift, failed, variance } = report;
  const mode = judge === 'surrogate' ? 'measured here' : 'LIVE';
  const shift =
    meanShift === null
      ? 'mean shift unknown'
      : `mean shift ${formatSigned(meanShift, (points) => groupDigits(points, 2))} points`;
  return [
    `${judge}, ${mode}: ${formatCount(asked)} asked, ${formatCount(repeats)} × each text${cancelled ? ', cancelled' : ''}.`,
    `Inflated by 1 point or more: ${share(report.inflated, 'pairs')}; ${shift}.`,
    `Deflated by 1 point or more: ${share(report.deflated, 'pairs')}.`,
    `Other side of the threshold: ${share(report.otherSide, 'pairs')}.`,
    `Unparsable: ${share(report.unparsable, 'replies')}; ${formatCount(failed)} did not come.`,
    variance === null
      ? 'Variance over repeats: unknown, no text was rated twice.'
      : `Variance over repeats: ${variance.toFixed(2)} points².`,
  ];
}

function share({ value, low, high, n }: Share, of: string): string {
  if (value === null || low === null || high === null) return `unknown, n = 0 ${of}`;
  return `${formatShare(value)} [${formatShare(low)}, ${formatShare(high)}], n = ${formatCount(n)} ${of}`;
}
