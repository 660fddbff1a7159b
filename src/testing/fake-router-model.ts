import type { RouterModel } from '../core/pillars/router-model';
import { complexityFeatureNames, textFeatureNames } from '../core/pillars/complexity-features';

const instructionWords = complexityFeatureNames.indexOf('instruction words');
/** Longer instructions are harder: the index passes 65 at about 24 words. */
const weightsOf = (names: readonly string[]): number[] => names.map((_, k) => (k === instructionWords ? 2 : 0));
/** The judge too counts words: log(1 + words) against deciles from 2 to 4.4, so that 7 is passed at about 36 words. */
const lexical = Array.from({ length: 27 }, (_, k) => (k === 1 ? 1 : 0));

/** A router that goes by the number of words, so that a test can aim at any score; English only. */
export const fakeRouterModel: RouterModel = {
  version: 'fake',
  encoder: 'hashed words',
  languages: ['en'],
  prior: { bias: 0, lexical, embedding: [] },
  judge: { bias: 0, lexical, embedding: [], item: { ability: 1, difficulty: 1, intercept: -3 }, residual: 0.3 },
  judgeDeciles: [2, 2.3, 2.6, 2.9, 3.2, 3.5, 3.8, 4.1, 4.4],
  semantic: { slope: 8, intercept: 0 },
  complexity: {
    embedding: { bias: -5.8, weights: weightsOf(complexityFeatureNames) },
    text: { bias: -5.8, weights: weightsOf(textFeatureNames) },
  },
};
