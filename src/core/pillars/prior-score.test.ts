import { expect, it } from 'vitest';
import { priorScore } from './prior-score';

const prior = { bias: -1, lexical: [2, 3], embedding: [0.5, 0.25] };

it('adds bias, lexical part and four times the unit vector', () => {
  expect(priorScore(prior, Float64Array.of(10, 1), Float32Array.of(1, -1))).toBe(-1 + 20 + 3 + 2 - 1);
});

it('adds the lexical part alone without a vector', () => {
  expect(priorScore(prior, Float64Array.of(10, 1), null)).toBe(22);
});
