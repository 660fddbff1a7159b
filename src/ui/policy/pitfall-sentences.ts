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

function driftText({ state, stability, beyondChance, aboveBefore, aboveAfter, n }: PitfallReport['drift']): string {
  if (stability === null || aboveBefore === null || aboveAfter === null) {
    return `Drift: unknown below 200 prompts, n = ${formatCount(n)}.`;
  }
  const share = `above the threshold ${formatShare(aboveBefore)} → ${formatShare(aboveAfter)}`;
  const chance = beyondChance === true ? 'beyond chance' : 'within chance';
  const figures = `stability index ${stability.toFixed(2)}, ${chance} at this n, ${share}, n = ${formatCount(n)}`;
  return state === 'warning'
    ? `Drift: traffic has moved, thresholds have not; ${figures}.`
    : `Drift: none; ${figures}.`;
}

function misalignedText({
  state,
  auc,
  outOfVocabularyShare,
  splitShare,
  n,
  bench,
}: PitfallReport['misaligned']): string {
  const unread = `${formatShare(outOfVocabularyShare)} out of vocabulary, ${formatShare(splitShare)} in rare words`;
  const figures = `AUC ${auc === null ? 'unknown' : auc.toFixed(2)}, ${unread}, n = ${formatCount(n)}`;
  const verdict = {
    ok: 'fits',
    warning: 'does not know this domain; add utterances',
    unknown: 'unknown, too few labels',
  };
  const { value, low, high, n: benched } = bench.apgr;
  const foreign = `On traffic of others (${bench.name}, n = ${formatCount(benched)}) the shipped router’s APGR is ${value.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]; a coin has 0.50.`;
  return `Encoder: ${verdict[state]}; ${figures} on these labels. ${foreign}`;
}

function inflationText({ state, judgedHard, neededCloud }: PitfallReport['inflation']): string {
  const figures = `${formatCount(neededCloud)} of ${formatCount(judgedHard)} labelled prompts above its threshold needed the cloud`;
  const verdict = { ok: 'not inflated', warning: 'rates too high; raise its threshold', unknown: 'unknown' };
  return `Judge: ${verdict[state]}; ${figures}.`;
}
