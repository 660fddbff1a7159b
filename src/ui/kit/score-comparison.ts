import type { Score, TraceEntry } from '../../core/domain/verdict';

/** A score beside its threshold with the sign that the verdict implies, e.g. "0.91 ≥ 0.85"; of a stage that abstained what let the prompt pass. Null where a stage has none. */
export function scoreComparison({ score, verdict, stage }: TraceEntry): string | null {
  if (score === undefined || score.unit === 'reward') return null;
  const tier = verdict.kind === 'narrow' ? verdict.tier : null;
  if (verdict.kind === 'abstain') {
    // A comparison that would have decided did not: something beat it.
    if (stage === 'rules' && score.margin < 0) return 'trigger';
    if (stage === 'complexity') return `${formatScore(score.value, score.unit)} in band`;
    if (stage === 'rules')
      return `${formatScore(score.value, score.unit)} ≥ ${formatScore(score.threshold, score.unit)}`;
  }
  return `${formatScore(score.value, score.unit, score.threshold)} ${signOf(score, tier, stage === 'semantic')} ${formatScore(score.threshold, score.unit)}`;
}

const decimals: Readonly<Record<Score['unit'], number>> = {
  probability: 2,
  reward: 2,
  difficulty: 1,
  index: 0,
  characters: 0,
};
const mostDecimals = 6;

/** A score or threshold in its unit's precision, and in as much more as tells it from the figure `beside` it. */
export function formatScore(value: number, unit: Score['unit'], beside: number = value): string {
  const fewest = decimals[unit];
  if (value === beside) return value.toFixed(fewest);
  let digits = fewest;
  while (digits < mostDecimals && Number(value.toFixed(digits)) === Number(beside.toFixed(digits))) digits += 1;
  return value.toFixed(digits);
}

/** Semantic reaches its threshold at equality, the others have to pass it. */
function signOf({ margin }: Score, tier: 'local' | 'cloud' | null, inclusive: boolean): string {
  if (tier === 'cloud') return margin === 0 || inclusive ? '≥' : '>';
  if (tier === 'local') return margin === 0 || inclusive ? '≤' : '<';
  if (margin === 0) return '=';
  return margin > 0 ? '>' : '<';
}
