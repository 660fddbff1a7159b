import type { Embedding } from '../domain/features';
import type { LinearScore } from './router-model';

/** The prior was fitted on unit vectors times four. */
const embeddingScale = 4;

/**
 * A linear score of how likely small models fail: bias + lexical . w + (4 x unit vector) . w; no unit,
 * larger is harder. Without a vector only the lexical part is added. Source: MODEL.md, ridge on failure rates.
 */
export function priorScore(prior: LinearScore, lexical: Float64Array, vector: Embedding | null): number {
  let score = prior.bias;
  for (let k = 0; k < prior.lexical.length; k += 1) score += (prior.lexical[k] ?? 0) * (lexical[k] ?? 0);
  if (vector === null) return score;
  for (let k = 0; k < prior.embedding.length; k += 1) {
    score += (prior.embedding[k] ?? 0) * embeddingScale * (vector[k] ?? 0);
  }
  return score;
}
