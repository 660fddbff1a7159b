import type { ThresholdCriterion, ThresholdFigures } from '../domain/threshold-report';
import { wilson } from '../stats/wilson';

/** A labelled prompt as a threshold sees it. */
export interface ScoredLabel {
  /** Probability of the side that would be decided, thousandths; the threshold decides from there up. */
  readonly score: number;
  /** Whether the threshold should decide it. */
  readonly relevant: boolean;
  /** Whether deciding it is right. */
  readonly hit: boolean;
}

const [lowest, highest] = [50, 100];
const leastPrecision = 0.9;
/** Fewer decisions than this say nothing of how precise a threshold is. */
const leastDecided = 10;

/** How a threshold does on labels: precision and recall with Wilson's 95 % intervals, and F. */
export function figuresAt(
  rows: readonly ScoredLabel[],
  threshold: number,
  criterion: ThresholdCriterion,
): ThresholdFigures {
  const decided = rows.filter(({ score }) => score >= threshold);
  const hits = decided.filter(({ hit }) => hit).length;
  const relevant = rows.filter((row) => row.relevant).length;
  return {
    threshold,
    precision: wilson(hits, decided.length),
    recall: wilson(hits, relevant),
    f: fMeasure(hits, decided.length, relevant, criterion),
  };
}

/**
 * F by counts (van Rijsbergen, 1979): (1 + b2) hits / (b2 relevant + decided), b2 a quarter under `f0.5` and else 1; 0 where
 * nothing was right.
 */
export function fMeasure(hits: number, decided: number, relevant: number, criterion: ThresholdCriterion): number {
  const square = criterion === 'f0.5' ? 0.25 : 1;
  return hits === 0 ? 0 : ((1 + square) * hits) / (square * relevant + decided);
}

/** The figures of every hundredth from .50 to 1. */
export function thresholdCurve(
  rows: readonly ScoredLabel[],
  criterion: ThresholdCriterion,
): readonly ThresholdFigures[] {
  return Array.from({ length: highest - lowest + 1 }, (_, step) => figuresAt(rows, (lowest + step) / 100, criterion));
}

/** The best threshold of a curve; of equals the one nearest to the present one, which stays where nothing qualifies. */
export function bestThreshold(
  curve: readonly ThresholdFigures[],
  current: number,
  criterion: ThresholdCriterion,
): number {
  const away = ({ threshold }: ThresholdFigures): number => Math.abs(threshold - current);
  if (criterion === 'precision-90') {
    const precise = curve.filter(
      ({ precision }) => precision.n >= leastDecided && (precision.value ?? 0) >= leastPrecision,
    );
    return precise[0]?.threshold ?? current;
  }
  const top = curve.reduce<ThresholdFigures | null>((best, one) => {
    if (best === null || one.f > best.f) return one;
    return one.f === best.f && away(one) < away(best) ? one : best;
  }, null);
  return top === null || top.f === 0 ? current : top.threshold;
}
