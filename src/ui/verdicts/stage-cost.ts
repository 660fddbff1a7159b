import type { Outcome } from '../../core/domain/outcome';
import type { VerdictRow } from './verdict-rows';

/**
 * What a stage's verdict cost, USD: rules, vectors and the index are worked out in this tab and cost nothing; the bandit's
 * pick cost what its calls did, a person what the answer did. Null where it was not asked, and for a judge, which may be somebody's model.
 */
export function stageCost({ stage, kind }: VerdictRow, outcome: Outcome | null): number | null {
  if (kind === 'skipped' || kind === 'failed' || stage === 'judge') return null;
  if (stage !== 'bandit' && stage !== 'human') return 0;
  return outcome !== null && 'costUsd' in outcome ? outcome.costUsd : null;
}
