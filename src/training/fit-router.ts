import { askedText } from '../core/features/asked-text';
import { complexityFeatures, textFeatureNames } from '../core/pillars/complexity-features';
import { priorScore } from '../core/pillars/prior-score';
import type { RouterModel } from '../core/pillars/router-model';
import { fitLogistic } from '../core/refit/fit-logistic';
import type { LogisticRow } from '../core/refit/fit-logistic';
import { judgeDeciles } from './judge-deciles';
import { refitPrior } from './refit-prior';
import type { TrainingRows } from './load-rows';
import type { TrainingRow } from './training-row';

/** What the fit may turn; chosen by cross-validation inside the tuning half. */
export interface FitSettings {
  /** Weight of a cluster's utterance, and of a prompt written for training, beside a labelled sample. */
  readonly exemplarWeight: number;
  readonly ownWeight: number;
  /** L2 penalty of the complexity index with and without an encoder. */
  readonly embeddingPenalty: number;
  readonly textPenalty: number;
  /** L2 penalty of the margin's slope: some exemplars were written after seeing where the tuning half fails. */
  readonly semanticPenalty: number;
}

/** Chosen by ten-fold cross-validation inside the tuning half (npm run tune:router). */
export const shippedSettings: FitSettings = {
  exemplarWeight: 0.2,
  ownWeight: 0.5,
  embeddingPenalty: 80,
  textPenalty: 20,
  semanticPenalty: 1,
};

export type FittedRouter = Pick<RouterModel, 'prior' | 'judgeDeciles' | 'semantic' | 'complexity'>;

interface Weighted {
  readonly row: TrainingRow;
  readonly weight: number;
}

const innerFolds = 5;
/** More than half out of vocabulary: the semantic pillar abstains there. */
const maxUnknownShare = 0.5;

/**
 * Fits every number of the router on labelled samples, with the clusters' utterances as further, lighter rows.
 * Stacked fits read scores of rows that the lower fit has not seen. Deterministic in the order of the rows.
 */
export function fitRouter(
  base: RouterModel['prior'],
  samples: readonly TrainingRow[],
  further: Pick<TrainingRows, 'exemplars' | 'own'>,
  settings: FitSettings,
): FittedRouter {
  const rows: Weighted[] = [
    ...samples.map((row) => ({ row, weight: 1 })),
    ...further.exemplars.map((row) => ({ row, weight: settings.exemplarWeight })),
    ...further.own.map((row) => ({ row, weight: settings.ownWeight })),
  ];
  const unseen = scoresOfUnseenRows(base, rows);
  const withVector = rows.flatMap(({ row, weight }, index): LogisticRow[] =>
    row.covered ? [logisticRow(row, weight, unseen[index] ?? 0)] : [],
  );
  const withoutVector = rows.map(({ row, weight }): LogisticRow => {
    const { features, target } = logisticRow(row, weight, 0);
    return { features: features.slice(0, textFeatureNames.length), target, weight };
  });
  const judged = samples
    .filter((row) => row.covered)
    .map((row) => ({ score: priorScore(base, row.lexical, row.embedded.vector), target: row.target }));
  return {
    prior: refitPrior(base, rows),
    judgeDeciles: judgeDeciles(judged),
    semantic: fitSemantic(samples, settings.semanticPenalty),
    complexity: {
      embedding: fitLogistic(withVector, settings.embeddingPenalty),
      text: fitLogistic(withoutVector, settings.textPenalty),
    },
  };
}

function logisticRow(row: TrainingRow, weight: number, prior: number): LogisticRow {
  const features = complexityFeatures(askedText(row.prompt.text), row.features, row.reading, prior);
  return { features, target: row.target, weight };
}

/** The refitted prior's score of each row, by a fit on the other folds; wordings of one request stand in one fold. */
function scoresOfUnseenRows(base: RouterModel['prior'], rows: readonly Weighted[]): readonly number[] {
  const scores = rows.map(() => 0);
  const places = new Map<string, number>();
  const folds = rows.map(({ row }) => {
    const place = places.get(row.same) ?? places.size;
    places.set(row.same, place);
    return place % innerFolds;
  });
  for (let fold = 0; fold < innerFolds; fold += 1) {
    const prior = refitPrior(
      base,
      rows.filter((_, index) => folds[index] !== fold),
    );
    rows.forEach(({ row }, index) => {
      if (folds[index] === fold) scores[index] = priorScore(prior, row.lexical, row.embedded.vector);
    });
  }
  return scores;
}

/** Calibrates the margin on samples alone: exemplars lie nearer to each other than to anybody's prompts. */
function fitSemantic(samples: readonly TrainingRow[], penalty: number): RouterModel['semantic'] {
  const rows = samples.filter((row) => row.covered && row.embedded.unknownShare <= maxUnknownShare);
  const { bias, weights } = fitLogistic(
    rows.map((row) => ({ features: Float64Array.of(row.reading.margin), target: row.target, weight: 1 })),
    penalty,
  );
  const slope = weights[0] ?? 0;
  if (!(slope > 0)) throw new Error('the margin does not rise with the need for the cloud: clusters are at fault');
  return { slope, intercept: bias };
}
