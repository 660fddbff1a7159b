import type { PitfallReport } from '../domain/pitfall-report';

/** Below, a semantic score hardly tells the labels apart; .5 is a coin. */
const leastAuc = 0.7;
const leastLabels = 20;
/** Share of prompts that are more than half out of vocabulary. */
const mostUnknown = 0.1;
/** Share of prompts whose words fall into pieces: 5 % of the built-in samples do, 85 % of prompts in trade jargon. */
const mostSplit = 0.25;
const leastPrompts = 20;

/** Whether the encoder fits the domain, from its alignment with labels and its vocabulary; shares 0..1. */
export function readMisalignment(alignment: {
  readonly auc: number | null;
  readonly nLabelled: number;
  readonly outOfVocabularyShare: number;
  readonly splitShare: number;
  readonly n: number;
}): Omit<PitfallReport['misaligned'], 'bench'> {
  const { auc, nLabelled, outOfVocabularyShare, splitShare, n } = alignment;
  const figures = { auc, outOfVocabularyShare, splitShare, n };
  const strange = n >= leastPrompts && (outOfVocabularyShare > mostUnknown || splitShare > mostSplit);
  const blind = auc !== null && nLabelled >= leastLabels && auc < leastAuc;
  if (strange || blind) return { state: 'warning', ...figures };
  return { state: auc === null || nLabelled < leastLabels ? 'unknown' : 'ok', ...figures };
}
