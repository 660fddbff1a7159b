import { applied } from '../../core/refit/standardise';
import { routingFigures } from '../../core/stats/routing-figures';
import { fitOutcomeScore } from './fit-outcome-score';
import type { JudgeRow } from './judge-rows';

/** How a judge that was fitted without a family ranks that family. */
export interface UnseenFamily {
  readonly family: string;
  readonly n: number;
  readonly gap: number;
  readonly judge: number;
  readonly length: number;
  readonly score: readonly number[];
  readonly rows: readonly number[];
}

/** Below this gap between the pair, APGR is mostly noise. */
const leastGap = 0.1;

/** Leaves out one family after the other and fits without it; families whose pair differs by less than .1 are left out. */
export function unseenFamilies(rows: readonly JudgeRow[], features: readonly Float64Array[]): readonly UnseenFamily[] {
  const families = [...new Set(rows.flatMap((row) => (row.pair === null ? [] : [row.family])))].sort();
  return families.flatMap((family) => {
    const own = rows.flatMap((row, k) => (row.family === family ? [k] : []));
    const outcomes = {
      weak: own.map((k) => rows[k]?.pair?.weak ?? 0),
      strong: own.map((k) => rows[k]?.pair?.strong ?? 0),
    };
    const gap = mean(outcomes.strong) - mean(outcomes.weak);
    if (gap < leastGap) return [];
    const others = Array.from(rows.keys()).filter((k) => rows[k]?.family !== family);
    const fitted = fitOutcomeScore(
      others.map((k) => features[k] ?? new Float64Array(0)),
      others.map((k) => rows[k]?.target ?? 0),
      others.map((k) => rows[k]?.weight ?? 0),
    );
    const score = own.map((k) => applied(fitted, features[k] ?? new Float64Array(0)));
    const length = own.map((k) => [...(rows[k]?.text ?? '')].length);
    return [
      {
        family,
        n: own.length,
        gap,
        judge: routingFigures(score, outcomes).apgr ?? 0.5,
        length: routingFigures(length, outcomes).apgr ?? 0.5,
        score,
        rows: own,
      },
    ];
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
