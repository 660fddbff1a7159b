import type { Score, TraceEntry } from '../../core/domain/verdict';

/** A score beside its threshold with the sign that the verdict implies, e.g. "0.91 ≥ 0.85"; null where a stage has none. */
export function scoreComparison({ score, verdict, stage }: TraceEntry): string | null {
  if (score === undefined || score.unit === 'reward') return null;
  const tier = verdict.kind === 'narrow' ? verdict.tier : null;
  return `${formatScore(score.value, score.unit)} ${signOf(score, tier, stage === 'semantic')} ${formatScore(score.threshold, score.unit)}`;
}

/** A score or threshold in its unit's precision. */
export function formatScore(value: number, unit: Score['unit']): string {
  if (unit === 'probability' || unit === 'reward') return value.toFixed(2);
  return unit === 'difficulty' ? value.toFixed(1) : String(Math.round(value));
}

/** Semantic reaches its threshold at equality, the others have to pass it. */
function signOf({ margin }: Score, tier: 'local' | 'cloud' | null, inclusive: boolean): string {
  if (tier === 'cloud') return margin === 0 || inclusive ? '≥' : '>';
  if (tier === 'local') return margin === 0 || inclusive ? '≤' : '<';
  if (margin === 0) return '=';
  return margin > 0 ? '>' : '<';
}
