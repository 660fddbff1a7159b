import type { EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';
import type { Prompt, Tier } from '../domain/prompt';
import type { StageId } from '../domain/verdict';
import { complexityTier, edgeTier } from '../pillars/complexity';
import { judgeTier } from '../pillars/judge';

/** One row as a threshold sweep needs it: who decided, the scores that could decide otherwise, and both tiers' outcomes. */
export interface ReplayedRow {
  readonly prompt: Prompt;
  readonly tier: Tier | null;
  readonly decidedBy: StageId;
  readonly complexityIndex: number;
  /** What the judge says if asked; null when it cannot. */
  readonly judgeDifficulty: number | null;
  readonly endpointId: EndpointId | null;
  /** What happened, and what the other tier's leading endpoint would have brought. */
  readonly own: RowValue;
  readonly other: RowValue;
}

/** Cost in USD and acceptability of one answer. */
export interface RowValue {
  readonly costUsd: number;
  readonly acceptable: boolean;
}

/** The tier of a row under other complexity settings, by the same pillar functions that flew it. */
export function tierAt(row: ReplayedRow, policy: Policy, edgeThreshold: number): Tier | null {
  if (row.tier === null || !dependsOnEdge(row, policy)) return row.tier;
  const settings = { ...policy.complexity, edgeThreshold };
  const clear = settings.enabled ? complexityTier(row.complexityIndex, settings) : null;
  if (clear !== null) return clear;
  if (!policy.judge.enabled || row.judgeDifficulty === null) return edgeTier(row.complexityIndex, settings);
  return judgeTier(row.judgeDifficulty, policy.judge);
}

/** Only what the complexity gate or a judge after it decided moves with the edge threshold. */
function dependsOnEdge(row: ReplayedRow, policy: Policy): boolean {
  if (row.decidedBy === 'complexity') return true;
  return row.decidedBy === 'judge' && policy.order.indexOf('complexity') < policy.order.indexOf('judge');
}
