import { priorScore } from '../core/pillars/prior-score';
import type { RouterModel } from '../core/pillars/router-model';
import { fitRidge } from './fit-ridge';
import type { TrainingRow } from './training-row';

type Prior = RouterModel['prior'];

const embeddingScale = 4;
/** Ridge penalties a block, as weight of rows: the old prior hardly, hand-made features and the vector firmly. */
const penalty = { prior: 10, lexical: 300, embedding: 300 };

/**
 * Moves the prior towards labels of one's own (MODEL.md, "refit H"): ridge on the old prior's score, the lexical features
 * and the vector, folded back into one linear score of the same shape; it then runs from about 0 (local) to 1 (cloud).
 * Rows that the encoder does not cover are left out.
 */
export function refitPrior(base: Prior, rows: readonly { row: TrainingRow; weight: number }[]): Prior {
  const covered = rows.filter(({ row }) => row.covered);
  const lexicalCount = base.lexical.length;
  const fitted = fitRidge(
    covered.map(({ row, weight }) => ({
      features: Float64Array.from([baseScore(base, row), ...row.lexical, ...row.embedded.vector]),
      target: row.target,
      weight,
    })),
    [penalty.prior, ...base.lexical.map(() => penalty.lexical), ...base.embedding.map(() => penalty.embedding)],
  );
  const share = fitted.weights[0] ?? 0;
  return {
    bias: fitted.bias + share * base.bias,
    lexical: base.lexical.map((weight, k) => share * weight + (fitted.weights[1 + k] ?? 0)),
    embedding: base.embedding.map(
      (weight, k) => share * weight + (fitted.weights[1 + lexicalCount + k] ?? 0) / embeddingScale,
    ),
  };
}

function baseScore(prior: Prior, row: TrainingRow): number {
  return priorScore(prior, row.lexical, row.embedded.vector);
}
