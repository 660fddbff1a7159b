import type { ThresholdCheck, ThresholdCriterion } from '../domain/threshold-report';
import type { RandomStream } from '../sim/rng';
import { quantile } from '../stats/quantile';
import { bestThreshold, figuresAt, fMeasure, thresholdCurve } from './threshold-curve';
import type { ScoredLabel } from './threshold-curve';

/** A labelled prompt, and the half that it always belongs to. */
export interface HalvedLabel extends ScoredLabel {
  readonly half: 'tune' | 'held-out';
  /** The tier that it needs: there must be enough labels of both. */
  readonly needsCloud: boolean;
}

/** Labels of each need in each half without which a figure would be of chance. */
const leastOfEach = 10;
const resamples = 400;

/**
 * Chooses a threshold on one half of the labels and measures it beside the present one on the other. With too few labels it
 * says how many are missing. Pauses between resamples.
 */
export function* checkThreshold(
  rows: readonly HalvedLabel[],
  current: number,
  criterion: ThresholdCriterion,
  stream: RandomStream,
): Generator<void, Pick<ThresholdCheck, 'n' | 'relevant' | 'current' | 'missing' | 'figures'>, void> {
  const relevant = rows.filter((row) => row.relevant).length;
  const missing = missingLabels(rows);
  const found = { n: rows.length, relevant, current, missing };
  if (missing > 0) return { ...found, figures: null };
  const tune = rows.filter(({ half }) => half === 'tune');
  const heldOut = rows.filter(({ half }) => half === 'held-out');
  const best = bestThreshold(thresholdCurve(tune, criterion), current, criterion);
  yield;
  const curve = thresholdCurve(heldOut, criterion);
  const now = figuresAt(heldOut, current, criterion);
  const atBest = figuresAt(heldOut, best, criterion);
  const gain = yield* gainOf(heldOut, current, best, criterion, stream);
  return { ...found, figures: { nTune: tune.length, curve, now, best: atBest, gain } };
}

function missingLabels(rows: readonly HalvedLabel[]): number {
  let missing = 0;
  for (const half of ['tune', 'held-out'] as const) {
    for (const needsCloud of [true, false]) {
      const count = rows.filter((row) => row.half === half && row.needsCloud === needsCloud).length;
      missing += Math.max(0, leastOfEach - count);
    }
  }
  return missing;
}

/** Percentile interval of the difference of F over resampled rows (Efron and Tibshirani, 1993, chapter 13). */
function* gainOf(
  rows: readonly ScoredLabel[],
  current: number,
  best: number,
  criterion: ThresholdCriterion,
  stream: RandomStream,
): Generator<void, NonNullable<ThresholdCheck['figures']>['gain'], void> {
  const difference = (pick: (place: number) => ScoredLabel | undefined): number => {
    const before = { hits: 0, decided: 0 };
    const after = { hits: 0, decided: 0 };
    let relevant = 0;
    for (let place = 0; place < rows.length; place += 1) {
      const row = pick(place);
      if (row === undefined) continue;
      if (row.relevant) relevant += 1;
      for (const [sums, threshold] of [[before, current] as const, [after, best] as const]) {
        if (row.score < threshold) continue;
        sums.decided += 1;
        if (row.hit) sums.hits += 1;
      }
    }
    return (
      fMeasure(after.hits, after.decided, relevant, criterion) -
      fMeasure(before.hits, before.decided, relevant, criterion)
    );
  };
  const differences = new Float64Array(resamples);
  for (let sample = 0; sample < resamples; sample += 1) {
    differences[sample] = difference(() => rows[Math.floor(stream.uniform() * rows.length)]);
    yield;
  }
  differences.sort();
  return {
    value: difference((place) => rows[place]),
    low: quantile(differences, 0.025) ?? 0,
    high: quantile(differences, 0.975) ?? 0,
    n: rows.length,
  };
}
