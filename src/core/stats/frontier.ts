import type { Frontier, FrontierPoint } from '../domain/frontier';
import type { Policy } from '../domain/policy';
import type { RandomStreams } from '../sim/rng';
import type { References } from './frontier-references';
import { frontierAnswer } from './frontier-answer';
import type { ReplayedRow, RowValue } from './replayed-row';
import { tierUnder } from './replayed-row';
import { wilson } from './wilson';

const STEP = 2;

/**
 * The cost-quality frontier along the complexity threshold: at each threshold a row that keeps its tier keeps what really
 * happened, a row that flips takes the other tier's leading endpoint with its potential outcome on the same streams. At the
 * current threshold the curve therefore equals the run exactly. Quality counts labelled rows, cost and local share all.
 */
export function frontier(
  rows: readonly ReplayedRow[],
  policy: Policy,
  references: References,
  streams: RandomStreams,
): Frontier {
  const current = policy.complexity.edgeThreshold;
  const thresholds = new Set<number>([current]);
  for (let threshold = 0; threshold <= 100; threshold += STEP) thresholds.add(threshold);
  const points = [...thresholds].sort((a, b) => a - b).map((threshold) => pointAt(rows, policy, threshold));
  const here = points.find((point) => point.edgeThreshold === current) ?? pointAt(rows, policy, current);
  const nLabelled = rows.filter((row) => row.prompt.label !== undefined).length;
  return {
    n: rows.length,
    nLabelled,
    points,
    current: here,
    references: references.list,
    answer: frontierAnswer(rows, references, streams),
  };
}

function pointAt(rows: readonly ReplayedRow[], policy: Policy, edgeThreshold: number): FrontierPoint {
  const moved: Policy = { ...policy, complexity: { ...policy.complexity, edgeThreshold } };
  let cost = 0;
  let local = 0;
  let routed = 0;
  let acceptable = 0;
  let labelled = 0;
  for (const row of rows) {
    const tier = tierUnder(row, moved, policy);
    const value: RowValue = tier === row.tier ? row.own : row.other;
    cost += value.costUsd;
    if (tier !== null) routed += 1;
    if (tier === 'local') local += 1;
    if (row.prompt.label === undefined) continue;
    labelled += 1;
    if (value.acceptable) acceptable += 1;
  }
  const quality = wilson(acceptable, labelled);
  return {
    edgeThreshold,
    usdPerThousandRequests: rows.length === 0 ? 0 : (1000 * cost) / rows.length,
    quality: quality.value,
    qualityLow: quality.low,
    qualityHigh: quality.high,
    localShare: routed === 0 ? 0 : local / routed,
  };
}
