import { lexicalCount } from '../../core/features/lexical';
import { fitRidge } from '../fit-ridge';
import type { Linear } from '../../core/refit/standardise';

/**
 * Ridge penalties on standardised features (MODEL.md: 20,000). What a text looks like is shrunk more than what it is about: on unseen
 * families that ranks as well, and a rewording moves it less.
 */
const penalty = { lexical: 50_000, embedding: 20_000 };

/** The failure rate of small models as a linear function of the judge's features. */
export function fitOutcomeScore(
  features: readonly Float64Array[],
  targets: readonly number[],
  weights: readonly number[],
): Linear {
  return fitRidge(
    features.map((row, k) => ({ features: row, target: targets[k] ?? 0, weight: weights[k] ?? 0 })),
    Array.from(features[0] ?? [], (_, k) => (k < lexicalCount ? penalty.lexical : penalty.embedding)),
  );
}
