import type { IndexRefit } from '../domain/index-refit';
import { sigmoid } from '../sim/deterministic-math';
import { fitLogisticInSteps } from './fit-logistic';
import { refitFolds } from './guarded-head';

/** L2 penalty on standardised inputs: thirty labels must not set a steep curve. */
const penalty = 1;

type Calibration = IndexRefit['calibration'];

/** Logistic calibration (Platt, 1999) of local failures, 0 or 1, on the shipped index' logit and, where there is one, the head's score. Pauses. */
export function* fitCalibration(
  index: readonly number[],
  scores: ArrayLike<number> | null,
  failed: readonly number[],
): Generator<void, Calibration, void> {
  const { bias, weights } = yield* fitLogisticInSteps(
    index.map((value, k) => ({
      features: scores === null ? Float64Array.of(value) : Float64Array.of(value, scores[k] ?? 0),
      target: failed[k] ?? 0,
      weight: 1,
    })),
    penalty,
  );
  return { bias, index: weights[0] ?? 0, head: weights[1] ?? 0 };
}

/**
 * Each row's calibrated failure by a fit that knows nothing of its fold: `nested` holds, one a fold, the scores of heads that have
 * not seen that fold (Head.nested), on which that fold's calibration is fitted.
 */
export function* crossFittedCalibration(
  index: readonly number[],
  nested: readonly ArrayLike<number>[] | null,
  failed: readonly number[],
  folds: ArrayLike<number>,
): Generator<void, readonly number[], void> {
  const after = new Array<number>(index.length).fill(0);
  for (let fold = 0; fold < refitFolds; fold += 1) {
    const scores = nested?.[fold] ?? null;
    const others = Array.from(index.keys()).filter((k) => folds[k] !== fold);
    yield;
    const fitted = yield* fitCalibration(
      others.map((k) => index[k] ?? 0),
      scores === null ? null : others.map((k) => scores[k] ?? 0),
      others.map((k) => failed[k] ?? 0),
    );
    index.forEach((value, k) => {
      if (folds[k] === fold) after[k] = sigmoid(fitted.bias + fitted.index * value + fitted.head * (scores?.[k] ?? 0));
    });
  }
  return after;
}
