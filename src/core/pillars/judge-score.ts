import type { Embedding } from '../domain/features';
import { priorScore } from './prior-score';
import type { RouterModel } from './router-model';

/** The judge's score: the failure rate of small models that the prior expects, about 0..1; larger is harder. */
export function judgeScore(model: Pick<RouterModel, 'judge'>, lexical: Float64Array, vector: Embedding | null): number {
  return priorScore(model.judge, lexical, vector);
}
