import { expect, test } from 'vitest';
import { pitfallSentences } from './pitfall-sentences';

test('warnings say what to do, and every guard has its n', () => {
  const texts = pitfallSentences({
    drift: { state: 'warning', stability: 0.41, aboveBefore: 0.2, aboveAfter: 0.5, n: 600 },
    misaligned: { state: 'unknown', auc: null, outOfVocabularyShare: 0, n: 40 },
    inflation: { state: 'warning', judgedHard: 30, neededCloud: 5 },
  }).map(({ text }) => text);
  expect(texts[0]).toMatch(/traffic has moved, thresholds have not; stability index 0\.41, .* n = 600\.$/);
  expect(texts[1]).toMatch(/^Encoder: unknown, too few labels; AUC unknown/);
  expect(texts[2]).toBe(
    'Judge: rates too high; raise its threshold; 5 of 30 labelled prompts above its threshold needed the cloud.',
  );
});
