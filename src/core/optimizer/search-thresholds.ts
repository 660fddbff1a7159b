import type { Policy } from '../domain/policy';
import type { ReplayedRow } from '../stats/replayed-row';
import { tierUnder } from '../stats/replayed-row';
import { rewardOfValue } from './reward-of-value';

/** How many of the best pairs the search ends with. */
export const FINALISTS = 4;
/** Rows between two chances to pause. */
const ROWS_AT_ONCE = 2048;

/** A pair of thresholds. */
export interface Thresholds {
  readonly edgeThreshold: number;
  readonly similarityThreshold: number;
}

interface Candidate extends Thresholds {
  /** Mean over the searched rows, 0..1. */
  readonly reward: number;
}

/** The policy with two thresholds moved. */
export function withThresholds(policy: Policy, { edgeThreshold, similarityThreshold }: Thresholds): Policy {
  return {
    ...policy,
    complexity: { ...policy.complexity, edgeThreshold },
    semantic: { ...policy.semantic, similarityThreshold },
  };
}

/** How many pairs `searchThresholds` tries. */
export function countCandidates(policy: Policy): number {
  const { edges, similarities } = gridOf(policy);
  return edges.length * similarities.length;
}

/**
 * Tries every pair of thresholds (edge 0-100 in steps of 2, similarity .50-1.00 in steps of .02, and the present ones) and
 * yields after each and on the way, so that the caller can let others in. Ends with the best pairs by mean reward, best first: of pairs with
 * one reward, which send the rows alike, only the nearest to the present one. Constraint: `rows` not empty.
 */
export function* searchThresholds(
  rows: readonly ReplayedRow[],
  policy: Policy,
): Generator<number, readonly Thresholds[], undefined> {
  const rewards: { row: ReplayedRow; own: number; other: number }[] = [];
  for (const [position, row] of rows.entries()) {
    if (position % ROWS_AT_ONCE === 0) yield 0;
    rewards.push({ row, own: rewardOfValue(row.own, policy), other: rewardOfValue(row.other, policy) });
  }
  const present = { edge: policy.complexity.edgeThreshold, similarity: policy.semantic.similarityThreshold };
  const byReward = new Map<number, Candidate>();
  let tried = 0;
  const { edges, similarities } = gridOf(policy);
  for (const edgeThreshold of edges) {
    for (const similarityThreshold of similarities) {
      const moved = withThresholds(policy, { edgeThreshold, similarityThreshold });
      let sum = 0;
      for (const [position, { row, own, other }] of rewards.entries()) {
        if (position % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield tried;
        sum += tierUnder(row, moved, policy) === row.tier ? own : other;
      }
      const candidate = { edgeThreshold, similarityThreshold, reward: sum / rewards.length };
      const equal = byReward.get(candidate.reward);
      if (equal === undefined || distance(candidate, present) < distance(equal, present))
        byReward.set(candidate.reward, candidate);
      tried += 1;
      yield tried;
    }
  }
  return [...byReward.values()].sort((a, b) => b.reward - a.reward).slice(0, FINALISTS);
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

function distance(candidate: Thresholds, present: { edge: number; similarity: number }): number {
  return (
    Math.abs(candidate.edgeThreshold - present.edge) / 100 +
    Math.abs(candidate.similarityThreshold - present.similarity) / 0.5
  );
}
