import { expect, test } from 'vitest';
import { pitfallSentences } from './pitfall-sentences';

const bench = { name: 'Foreign', apgr: { value: 0.55, low: 0.51, high: 0.59, n: 800 }, source: 'card' };

test('warnings say what to do, and every guard has its n', () => {
  const texts = pitfallSentences({
    drift: { state: 'warning', stability: 0.41, beyondChance: true, aboveBefore: 0.2, aboveAfter: 0.5, n: 600 },
    misaligned: { state: 'unknown', auc: null, outOfVocabularyShare: 0, splitShare: 0.02, n: 40, bench },
    inflation: { state: 'warning', judgedHard: 30, neededCloud: 5 },
  }).map(({ text }) => text);
  expect(texts[0]).toMatch(/traffic has moved, thresholds have not; stability index 0\.41, .* n = 600\.$/);
  expect(texts[1]).toMatch(/^Encoder: unknown, too few labels; AUC unknown/);
  expect(texts[1]).toMatch(
    /On traffic of others \(Foreign, n = 800\) the shipped router’s APGR is 0\.55 \[0\.51, 0\.59\]; a coin has 0\.50\.$/,
  );
  expect(texts[2]).toBe(
    'Judge: rates too high; raise its threshold; 5 of 30 labelled prompts above its threshold needed the cloud.',
  );
});
