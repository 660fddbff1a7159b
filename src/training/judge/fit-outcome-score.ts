import { fitRidge } from '../fit-ridge';
import type { Linear } from '../../core/refit/standardise';

/** Ridge penalty on standardised features (MODEL.md: plain failure rate, 20,000). */
const penalty = 20_000;

/** The failure rate of small models as a linear function of the judge's features. */
export function fitOutcomeScore(
  features: readonly Float64Array[],
  targets: readonly number[],
  weights: readonly number[],
): Linear {
  return fitRidge(
    features.map((row, k) => ({ features: row, target: targets[k] ?? 0, weight: weights[k] ?? 0 })),
    new Array<number>(features[0]?.length ?? 0).fill(penalty),
  );
}
