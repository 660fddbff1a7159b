import type { IndexRefit } from '../domain/index-refit';
import { sigmoid } from '../sim/deterministic-math';
import { membersOf } from './deal-groups';
import { fitLogisticInSteps } from './fit-logistic';
import { refitFolds } from './guarded-head';

/** L2 penalty on standardised inputs: thirty labels must not set a steep curve, three hundred lose little. */
const penalty = 10;
/** How alike near-duplicates fail. It and the penalty were chosen on LLMRouter's rows. */
const likeness = 0.1;

type Calibration = IndexRefit['calibration'];

/** Labels of local failures, 0 or 1, and what each of them weighs in a calibration. */
interface WeighedLabels {
  readonly failed: readonly number[];
  readonly weights: readonly number[];
}

/**
 * What each label weighs: m near-duplicates that fail alike tell as much as m / (1 + (m - 1) x likeness) labels (Kish, 1965,
 * design effect). Counted in full, one template of 200 fillings would set the base rate.
 */
export function labelWeights(groups: ArrayLike<number>): readonly number[] {
  const weights = new Array<number>(groups.length).fill(1);
  for (const rows of membersOf(groups)) for (const k of rows) weights[k] = 1 / (1 + (rows.length - 1) * likeness);
  return weights;
}

/** Logistic calibration (Platt, 1999) on the shipped index' logit and, where there is one, the head's score. Pauses. */
export function* fitCalibration(
  index: readonly number[],
  scores: ArrayLike<number> | null,
  { failed, weights: labelWeight }: WeighedLabels,
): Generator<void, Calibration, void> {
  const { bias, weights } = yield* fitLogisticInSteps(
    index.map((value, k) => ({
      features: scores === null ? Float64Array.of(value) : Float64Array.of(value, scores[k] ?? 0),
      target: failed[k] ?? 0,
      weight: labelWeight[k] ?? 1,
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
  { failed, weights }: WeighedLabels,
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
      { failed: others.map((k) => failed[k] ?? 0), weights: others.map((k) => weights[k] ?? 1) },
    );
    index.forEach((value, k) => {
      if (folds[k] === fold) after[k] = sigmoid(fitted.bias + fitted.index * value + fitted.head * (scores?.[k] ?? 0));
    });
  }
  return after;
}
