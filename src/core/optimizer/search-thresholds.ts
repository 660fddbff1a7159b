import type { Policy } from '../domain/policy';
import { rewardFor } from '../pillars/reward-of';
import type { ReplayedRow, RowValue } from '../stats/replayed-row';
import { tierUnder } from '../stats/replayed-row';

/** A pair of thresholds and its mean reward (0..1) over the searched rows. */
export interface Candidate {
  readonly edgeThreshold: number;
  readonly similarityThreshold: number;
  readonly reward: number;
}

/** The policy with two thresholds moved. */
export function withThresholds(policy: Policy, edgeThreshold: number, similarityThreshold: number): Policy {
  return {
    ...policy,
    complexity: { ...policy.complexity, edgeThreshold },
    semantic: { ...policy.semantic, similarityThreshold },
  };
}

/** The reward of one answer under the policy's objective; 0 where nobody answered, as for the bandit. */
export function rewardOfValue(value: RowValue, policy: Policy): number {
  if (value.answered === false) return 0;
  return rewardFor({ ...value, quality: Number(value.acceptable) }, policy.objective).value;
}

/** How many pairs `searchThresholds` tries. */
export function countCandidates(policy: Policy): number {
  const { edges, similarities } = gridOf(policy);
  return edges.length * similarities.length;
}

/**
 * Tries every pair of thresholds (edge 0-100 in steps of 2, similarity .50-1.00 in steps of .02, and the present ones) and
 * yields after each, so that the caller can let others in. Ends with the best by mean reward; of equal ones the nearest to
 * the present pair. Constraint: `rows` not empty.
 */
export function* searchThresholds(
  rows: readonly ReplayedRow[],
  policy: Policy,
): Generator<number, Candidate, undefined> {
  const rewards = rows.map((row) => ({
    row,
    own: rewardOfValue(row.own, policy),
    other: rewardOfValue(row.other, policy),
  }));
  const present = { edge: policy.complexity.edgeThreshold, similarity: policy.semantic.similarityThreshold };
  let best: Candidate | null = null;
  let tried = 0;
  const { edges, similarities } = gridOf(policy);
  for (const edgeThreshold of edges) {
    for (const similarityThreshold of similarities) {
      const moved = withThresholds(policy, edgeThreshold, similarityThreshold);
      let sum = 0;
      for (const { row, own, other } of rewards) sum += tierUnder(row, moved, policy) === row.tier ? own : other;
      const candidate = { edgeThreshold, similarityThreshold, reward: sum / rewards.length };
      if (best === null || isBetter(candidate, best, present)) best = candidate;
      tried += 1;
      yield tried;
    }
  }
  if (best === null) throw new Error('searchThresholds needs at least one threshold');
  return best;
}

function gridOf({ complexity, semantic }: Policy): { edges: readonly number[]; similarities: readonly number[] } {
  return {
    edges: steps(0, 100, 2, complexity.edgeThreshold),
    similarities: steps(0.5, 1, 0.02, semantic.similarityThreshold),
  };
}

function steps(low: number, high: number, step: number, present: number): readonly number[] {
  const values = new Set([present]);
  for (let i = 0; i <= Math.round((high - low) / step); i += 1) values.add(Math.round((low + i * step) * 100) / 100);
  return [...values].sort((a, b) => a - b);
}

function isBetter(candidate: Candidate, best: Candidate, present: { edge: number; similarity: number }): boolean {
  if (candidate.reward !== best.reward) return candidate.reward > best.reward;
  return distance(candidate, present) < distance(best, present);
}

function distance(candidate: Candidate, present: { edge: number; similarity: number }): number {
  return (
    Math.abs(candidate.edgeThreshold - present.edge) / 100 +
    Math.abs(candidate.similarityThreshold - present.similarity) / 0.5
  );
}
