import type { EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';
import type { Prompt, Tier } from '../domain/prompt';
import type { StageId } from '../domain/verdict';
import { complexityTier, edgeTier } from '../pillars/complexity';
import { judgeTier } from '../pillars/judge';

/** One row as a threshold sweep needs it: who decided, the scores that could decide otherwise, and both tiers' outcomes. */
export interface ReplayedRow {
  readonly row: number;
  readonly prompt: Prompt;
  /** The tier that was decided. */
  readonly tier: Tier | null;
  /** The tier of the endpoint that was tried last; null where nobody was. */
  readonly servedBy: Tier | null;
  readonly decidedBy: StageId;
  readonly complexityIndex: number;
  /** Calibrated semantic score 0..1; null where the pillar abstained for want of a reading. */
  readonly semanticScore: number | null;
  /** What the judge says if asked, 1..10; null when it cannot. */
  readonly judgeDifficulty: number | null;
  readonly endpointId: EndpointId | null;
  /** What happened, and what the other tier's leading endpoint would have brought. */
  readonly own: RowValue;
  readonly other: RowValue;
}

/** Cost in USD, latency in ms and acceptability of one answer. */
export interface RowValue {
  readonly costUsd: number;
  readonly latencyMs: number;
  readonly acceptable: boolean;
  /** False where it was called for and nobody answered: it then earns nothing, however quick and cheap that was. */
  readonly answered?: boolean;
}

/**
 * The tier of a row when `policy` stands in place of the `flown` one, by the same pillar functions that flew it. Covers the
 * thresholds of semantic, complexity and judge; what gates and rules decided stays. Exact for a changed complexity threshold
 * while semantic is asked before complexity (else its unasked score is missing); a changed similarity threshold does not know
 * the thresholds that single clusters may carry. What a person took stays with the person, and what a moved threshold makes
 * doubtful goes to a tier.
 */
export function tierUnder(row: ReplayedRow, policy: Policy, flown: Policy): Tier | null {
  const movable = row.decidedBy === 'semantic' || row.decidedBy === 'complexity' || row.decidedBy === 'judge';
  if (row.tier === null || !movable) return row.tier;
  for (const stage of policy.order) {
    const tier = policy[stage].enabled ? stageTier(stage, row, policy, flown) : null;
    if (tier !== null) return tier;
  }
  return edgeTier(row.complexityIndex, policy.complexity);
}

function stageTier(stage: Policy['order'][number], row: ReplayedRow, policy: Policy, flown: Policy): Tier | null {
  switch (stage) {
    case 'rules':
      return null;
    case 'semantic':
      return semanticTier(row, policy, flown);
    case 'complexity':
      return complexityTier(row.complexityIndex, policy.complexity);
    case 'judge':
      return row.judgeDifficulty === null ? null : judgeTier(row.judgeDifficulty, policy.judge);
  }
}

function semanticTier(row: ReplayedRow, policy: Policy, flown: Policy): Tier | null {
  const threshold = policy.semantic.similarityThreshold;
  if (threshold === flown.semantic.similarityThreshold) return row.decidedBy === 'semantic' ? row.tier : null;
  if (row.semanticScore === null) return null;
  if (row.semanticScore >= threshold) return 'cloud';
  return row.semanticScore <= 1 - threshold ? 'local' : null;
}
