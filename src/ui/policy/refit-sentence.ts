import type { RefitReport } from '../../core/domain/refit-report';
import { formatCount } from '../kit/format-count';
import { formatShare } from '../kit/format-share';
import { formatSigned } from '../kit/format-signed';
import { narrowSpace } from '../kit/narrow-space';

/** What a refit came to: whether it was taken over, on how many labels, and by which figures on labels it had not seen. */
export function refitSentence(report: RefitReport): string {
  const { refusal, figures, heldOut, moved } = report;
  const labels = report.labels - heldOut;
  if (refusal !== null || figures === null) return `Not refitted: ${refusal ?? 'no figures'}`;
  const { distinct, correlation, agreement, ranked, calibrationError } = figures;
  const { before, after, low, high } = agreement;
  const points = (share: number): string => formatSigned(100 * share, (value) => value.toFixed(1).replace('-', '−'));
  const signed = (value: number): string => value.toFixed(2).replace('-', '−');
  const verdict = {
    ranking: 'Adopted: ranking and scale of the index moved.',
    scale: 'Adopted: scale of the index moved, its ranking kept.',
    none: 'Not adopted: no better than the shipped index beyond noise.',
  }[moved ?? 'none'];
  const left = heldOut === 0 ? '' : ` ${formatCount(heldOut)} others were left out of the fit and report on it.`;
  const kinds = distinct === labels ? '' : `, ${formatCount(distinct)} groups of near-duplicates each as a whole`;
  return [
    verdict,
    `On ${formatCount(labels)} labels held out in turn${kinds}, the index agrees at the edge in ${formatShare(before)} → ${formatShare(after)} (${points(after - before)} points [${points(low)}, ${points(high)}]),`,
    `${moved === 'ranking' ? 'ranks' : 'a new ranking would put'} ${formatShare(ranked.before)} → ${formatShare(ranked.after)} of pairs right,`,
    `calibration error ${calibrationError.before.toFixed(3)} → ${calibrationError.after.toFixed(3)}.`,
    `Correlation with the gain ${signed(correlation.before)} → ${signed(correlation.after)}; a new ranking has to lead by ${correlation.noise.toFixed(2)}.${left}`,
  ].join(' ');
}

/** What more labels are expected to bring; null where the curve says nothing. */
export function expectationSentence({ figures }: RefitReport): string | null {
  if (figures?.expected === null || figures === null) return null;
  const { labels, ranked } = figures.expected;
  const now = figures.ranked.after;
  return `With 300 more labels (${formatCount(labels)}) expect ≈${narrowSpace}${formatShare(Math.max(ranked, now))} of pairs ranked right.`;
}
