import { expect, test } from 'vitest';
import { pitfallSentences } from './pitfall-sentences';

const neededShare = { value: 5 / 30, low: 0.0734, high: 0.3356, n: 30 };
const bench = { name: 'Foreign', apgr: { value: 0.55, low: 0.51, high: 0.59, n: 800 }, source: 'card' };

test('warnings say what to do, and every guard has its n', () => {
  const texts = pitfallSentences({
    drift: { state: 'warning', stability: 0.41, beyondChance: true, aboveBefore: 0.2, aboveAfter: 0.5, n: 600 },
    misaligned: { state: 'unknown', auc: null, outOfVocabularyShare: 0, splitShare: 0.02, n: 40, bench },
    inflation: { state: 'warning', judgedHard: 30, neededShare, rated: 90, ratedHard: 40 },
  }).map(({ text }) => text);
  expect(texts[0]).toMatch(/traffic has moved, thresholds have not; stability index 0\.41, .* n = 600\.$/);
  expect(texts[1]).toMatch(/^Encoder: unknown, too few labels; AUC unknown/);
  expect(texts[1]).toMatch(
    /On traffic of others \(Foreign, n = 800\) the shipped router’s APGR is 0\.55 \[0\.51, 0\.59\]; a coin has 0\.50\.$/,
  );
  expect(texts[2]).toBe(
    'Judge: rates too high; raise its threshold; 16.7\u202F% [7.3\u202F%, 33.6\u202F%] of the labelled prompts above its threshold needed the cloud, n = 30.',
  );
});

test('a judge that rates all alike is told, and one without labels', () => {
  const idle = pitfallSentences({
    drift: { state: 'ok', stability: 0, beyondChance: false, aboveBefore: 0, aboveAfter: 0, n: 600 },
    misaligned: { state: 'ok', auc: 0.9, outOfVocabularyShare: 0, splitShare: 0, n: 40, bench },
    inflation: {
      state: 'warning',
      judgedHard: 0,
      neededShare: { value: null, low: null, high: null, n: 0 },
      rated: 20,
      ratedHard: 20,
    },
  });
  expect(idle[0]?.text).toMatch(/^Drift: none; /);
  expect(idle[2]?.text).toBe(
    'Judge: rated all 20 prompts above its threshold, so it decides nothing; no labelled prompt above its threshold.',
  );
});

test('a drift beyond chance that is small is not called none', () => {
  const [drift] = pitfallSentences({
    drift: { state: 'ok', stability: 0.12, beyondChance: true, aboveBefore: 0.5, aboveAfter: 0.5, n: 4000 },
    misaligned: { state: 'ok', auc: 0.9, outOfVocabularyShare: 0, splitShare: 0, n: 40, bench },
    inflation: { state: 'ok', judgedHard: 30, neededShare, rated: 90, ratedHard: 40 },
  });
  expect(drift?.text).toMatch(/^Drift: some, too little to act on; stability index 0\.12, beyond chance/);
});
