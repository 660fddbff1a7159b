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
  if (state === 'warning') return `Drift: traffic has moved, thresholds have not; ${figures}.`;
  return beyondChance === true ? `Drift: some, too little to act on; ${figures}.` : `Drift: none; ${figures}.`;
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

function inflationText({ state, judgedHard, neededShare, rated, ratedHard }: PitfallReport['inflation']): string {
  const { value, low, high } = neededShare;
  const figures =
    value === null || low === null || high === null
      ? 'no labelled prompt above its threshold'
      : `${formatShare(value)} [${formatShare(low)}, ${formatShare(high)}] of the labelled prompts above its threshold needed the cloud, n = ${formatCount(judgedHard)}`;
  const isIdle = ratedHard === 0 || ratedHard === rated;
  if (state === 'warning' && isIdle) {
    const side = ratedHard === 0 ? 'below' : 'above';
    return `Judge: rated all ${formatCount(rated)} prompts ${side} its threshold, so it decides nothing; ${figures}.`;
  }
  const verdict = { ok: 'not above the labels', warning: 'rates too high; raise its threshold', unknown: 'unknown' };
  return `Judge: ${verdict[state]}; ${figures}.`;
}
