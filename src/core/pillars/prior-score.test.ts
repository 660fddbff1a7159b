import { expect, it } from 'vitest';
import { priorScore } from './prior-score';
import type { RouterModel } from './router-model';

const model: RouterModel = {
  version: 'test',
  encoder: 'test',
  languages: [],
  prior: { bias: -1, lexical: [2, 3], embedding: [0.5, 0.25] },
  judgeDeciles: [],
  semantic: { slope: 1, intercept: 0 },
  complexity: { embedding: { bias: 0, weights: [] }, text: { bias: 0, weights: [] } },
};

it('adds bias, lexical part and four times the unit vector', () => {
  expect(priorScore(model, Float64Array.of(10, 1), Float32Array.of(1, -1))).toBe(-1 + 20 + 3 + 2 - 1);
});

it('adds the lexical part alone without a vector', () => {
  expect(priorScore(model, Float64Array.of(10, 1), null)).toBe(22);
});
