import type { AlignmentReport } from '../../engine/protocol';
import { formatCount } from '../kit/format-count';
import { formatShare } from '../kit/format-share';

/** The fit of encoder and traffic in figures, each with its n; a warning where the score hardly separates the labels. */
export function alignmentSentence(report: AlignmentReport): string {
  const { auc, nLabelled, lowMarginShare, outOfVocabularyShare, splitShare, otherLanguageShare, n } = report;
  if (n === 0) return 'Alignment: no prompt was read by the encoder.';
  const separation =
    auc === null
      ? 'AUC unknown (no labels of both kinds)'
      : `AUC ${auc.toFixed(3)}, n = ${formatCount(nLabelled)}${auc < 0.7 ? ', weak on this traffic' : ''}`;
  const shares = [
    `${formatShare(lowMarginShare)} low margin`,
    `${formatShare(outOfVocabularyShare)} out of vocabulary`,
    `${formatShare(splitShare)} in rare words`,
    `${formatShare(otherLanguageShare)} in other languages`,
  ];
  return `Alignment: ${separation}; ${shares.join(', ')}, n = ${formatCount(n)}.`;
}

/** What to do where the encoder does not know the domain; null where it fits, or nobody knows. */
export function alignmentWarning({ state }: AlignmentReport): string | null {
  if (state !== 'warning') return null;
  return 'The encoder does not know this domain’s words or does not tell its labels apart. Add examples from it, or read by another encoder.';
}
