import type { PitfallReport, PitfallState } from '../../core/domain/pitfall-report';
import { formatCount } from '../kit/format-count';
import { formatShare } from '../kit/format-share';

/** One guard in words: its state first, then its figures with n. */
export interface PitfallSentence {
  readonly state: PitfallState;
  readonly text: string;
}

/** The three guards in words. */
export function pitfallSentences({ drift, misaligned, inflation }: PitfallReport): readonly PitfallSentence[] {
  return [
    { state: drift.state, text: driftText(drift) },
    { state: misaligned.state, text: misalignedText(misaligned) },
    { state: inflation.state, text: inflationText(inflation) },
  ];
}

function driftText({ state, stability, aboveBefore, aboveAfter, n }: PitfallReport['drift']): string {
  if (stability === null || aboveBefore === null || aboveAfter === null) {
    return `Drift: unknown below 200 prompts, n = ${formatCount(n)}.`;
  }
  const share = `above the edge ${formatShare(aboveBefore)} → ${formatShare(aboveAfter)}`;
  const figures = `stability index ${stability.toFixed(2)}, ${share}, n = ${formatCount(n)}`;
  return state === 'warning'
    ? `Drift: traffic has moved, thresholds have not; ${figures}.`
    : `Drift: none; ${figures}.`;
}

function misalignedText({ state, auc, outOfVocabularyShare, n }: PitfallReport['misaligned']): string {
  const figures = `AUC ${auc === null ? 'unknown' : auc.toFixed(2)}, ${formatShare(outOfVocabularyShare)} out of vocabulary, n = ${formatCount(n)}`;
  const verdict = {
    ok: 'fits',
    warning: 'does not know this domain; add utterances',
    unknown: 'unknown, too few labels',
  };
  return `Encoder: ${verdict[state]}; ${figures}.`;
}

function inflationText({ state, judgedHard, neededCloud }: PitfallReport['inflation']): string {
  const figures = `${formatCount(neededCloud)} of ${formatCount(judgedHard)} labelled prompts above its threshold needed the cloud`;
  const verdict = { ok: 'not inflated', warning: 'rates too high; raise its threshold', unknown: 'unknown' };
  return `Judge: ${verdict[state]}; ${figures}.`;
}
