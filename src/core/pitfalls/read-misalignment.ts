import type { PitfallReport } from '../domain/pitfall-report';

/** Below, a semantic score hardly tells the labels apart; .5 is a coin. */
const leastAuc = 0.7;
const leastLabels = 20;
/** Share of prompts that are more than half out of vocabulary. */
const mostUnknown = 0.1;
const leastPrompts = 20;

/** Whether the encoder fits the domain, from its alignment with labels and its vocabulary; shares 0..1. */
export function readMisalignment(alignment: {
  readonly auc: number | null;
  readonly nLabelled: number;
  readonly outOfVocabularyShare: number;
  readonly n: number;
}): Omit<PitfallReport['misaligned'], 'bench'> {
  const { auc, nLabelled, outOfVocabularyShare, n } = alignment;
  const figures = { auc, outOfVocabularyShare, n };
  const strange = n >= leastPrompts && outOfVocabularyShare > mostUnknown;
  const blind = auc !== null && nLabelled >= leastLabels && auc < leastAuc;
  if (strange || blind) return { state: 'warning', ...figures };
  return { state: auc === null || nLabelled < leastLabels ? 'unknown' : 'ok', ...figures };
}
