import { expect, it } from 'vitest';
import { alignmentSentence, alignmentWarning } from './alignment-sentence';

const report = {
  auc: 0.87,
  nLabelled: 120,
  lowMarginShare: 0.21,
  outOfVocabularyShare: 0.02,
  splitShare: 0.04,
  otherLanguageShare: 0.05,
  n: 300,
  state: 'ok',
} as const;
const plain = (text: string) => text.replace(/[\u2009\u202f]/g, ' ');

it('carries every figure with its n', () => {
  expect(plain(alignmentSentence(report))).toBe(
    'Alignment: AUC 0.870, n = 120; 21.0 % low margin, 2.0 % out of vocabulary, 4.0 % in rare words, 5.0 % in other languages, n = 300.',
  );
});

it('says unknown without labels, and warns where the score hardly separates', () => {
  expect(alignmentSentence({ ...report, auc: null })).toContain('AUC unknown');
  expect(alignmentSentence({ ...report, auc: 0.61 })).toContain('weak on this traffic');
  expect(alignmentWarning(report)).toBeNull();
  expect(alignmentWarning({ ...report, state: 'warning' })).toContain('Add examples');
});
