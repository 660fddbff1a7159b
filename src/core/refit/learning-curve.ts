import type { CurveSize } from '../domain/refit-report';
import type { RandomStreams } from '../sim/rng';
import { areaUnderCurve } from '../stats/area-under-curve';
import { fitHead } from './fit-head';
import { priorWeight } from './guarded-head';
import { splitGroups } from './split-groups';

const sizes = [30, 100, 300, 1000, 3000];
/** Small sizes are drawn three times: one draw of 30 labels says little. */
const manyDraws = 300;
const more = 300;
/** Rows between two chances to pause. */
const rowsAtOnce = 512;

/** Labelled rows, standardised, and what they say. */
export interface CurveRows {
  readonly x: readonly Float64Array[];
  /** Gain of the cloud, strong - weak, and both success rates added. */
  readonly gain: Float64Array;
  readonly success: Float64Array;
  /** Near-duplicates, which stand on one side. */
  readonly groups: ArrayLike<number>;
  readonly penalties: Float64Array;
}

/**
 * How well refits on part of the labels rank the others, none of which is a near-duplicate of those: one point a size that
 * leaves a fifth of the labels to measure on.
 */
export function* learningCurve(rows: CurveRows, streams: RandomStreams): Generator<void, readonly CurveSize[], void> {
  const { x, gain, success, groups, penalties } = rows;
  const curve: CurveSize[] = [];
  for (const labels of sizes) {
    if (labels > 0.8 * x.length) break;
    const draws: number[] = [];
    for (let draw = 0; draw < (labels <= manyDraws ? 3 : 1); draw += 1) {
      const { own, held } = splitGroups(groups, labels, streams.stream(`refit/curve/${labels}/${draw}`));
      yield;
      const head = yield* fitHead(
        {
          x: own.map((k) => x[k] ?? new Float64Array(0)),
          gain: own.map((k) => gain[k] ?? 0),
          success: own.map((k) => success[k] ?? 0),
          folds: [],
          foldCount: 0,
        },
        { penalties, priorWeight },
      );
      const score = yield* scoresOf(held, x, head.weights);
      const ranked = areaUnderCurve(
        score,
        held.map((k) => (gain[k] ?? 0) > 0),
      );
      if (ranked !== null) draws.push(ranked);
      yield;
    }
    if (draws.length > 0) curve.push({ labels, ranked: draws.reduce((sum, value) => sum + value, 0) / draws.length });
  }
  return curve;
}

function* scoresOf(
  rows: readonly number[],
  x: readonly Float64Array[],
  weights: Float64Array,
): Generator<void, readonly number[], void> {
  const scores: number[] = [];
  for (const row of rows) {
    if (scores.length % rowsAtOnce === rowsAtOnce - 1) yield;
    let score = 0;
    for (let k = 0; k < weights.length; k += 1) score += (weights[k] ?? 0) * (x[row]?.[k] ?? 0);
    scores.push(score);
  }
  yield;
  return scores;
}

/**
 * What 300 more labels are expected to bring: the curve continued as a - b / sqrt(labels), by least squares; never less
 * than there is. Null for fewer than two sizes.
 */
export function expectedWithMore(curve: readonly CurveSize[], labels: number): CurveSize | null {
  if (curve.length < 2) return null;
  const at = (size: number): number => 1 / Math.sqrt(size);
  const meanX = curve.reduce((sum, one) => sum + at(one.labels), 0) / curve.length;
  const meanY = curve.reduce((sum, one) => sum + one.ranked, 0) / curve.length;
  let xy = 0;
  let xx = 0;
  for (const one of curve) {
    const x = at(one.labels) - meanX;
    xy += x * (one.ranked - meanY);
    xx += x * x;
  }
  // A curve that falls by chance promises nothing.
  const slope = Math.min(0, xy / xx);
  const ranked = meanY + slope * (at(labels + more) - meanX);
  return { labels: labels + more, ranked: Math.min(1, Math.max(curve.at(-1)?.ranked ?? 0, ranked)) };
}
