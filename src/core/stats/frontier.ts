import type { Frontier, FrontierPoint } from '../domain/frontier';
import type { Policy } from '../domain/policy';
import { judgeTier } from '../pillars/judge';
import type { RandomStreams } from '../sim/rng';
import type { References } from './frontier-references';
import { frontierAnswer } from './frontier-answer';
import type { ReplayedRow, RowValue } from './replayed-row';
import { tierUnder } from './replayed-row';
import { wilson } from './wilson';

const STEP = 2;
/** Rows between two chances to pause. */
const ROWS_AT_ONCE = 512;

/**
 * The cost-quality frontier along the complexity threshold: at each threshold a row that keeps its tier keeps what really
 * happened, a row that flips takes the other tier's leading endpoint with its potential outcome on the same streams. At the
 * current threshold the curve therefore equals the run exactly. Quality counts labelled rows, cost and local share all.
 * Pauses every few milliseconds.
 */
export function* frontier(
  rows: readonly ReplayedRow[],
  policy: Policy,
  references: References,
  streams: RandomStreams,
): Generator<void, Omit<Frontier, 'basis'>, void> {
  const current = policy.complexity.edgeThreshold;
  const thresholds = new Set<number>([current]);
  for (let threshold = 0; threshold <= 100; threshold += STEP) thresholds.add(threshold);
  const groups = yield* groupAlike(rows, policy);
  const points: FrontierPoint[] = [];
  for (const threshold of [...thresholds].sort((a, b) => a - b)) {
    points.push(pointAt(groups, policy, threshold));
    yield;
  }
  const here = points.find((point) => point.edgeThreshold === current) ?? pointAt(groups, policy, current);
  const nLabelled = rows.filter((row) => row.prompt.label !== undefined).length;
  return {
    n: rows.length,
    nLabelled,
    bothFailed: rows.filter((row) => row.prompt.label?.need === 'both-failed').length,
    points,
    current: here,
    references: references.list,
    ...(yield* frontierAnswer(rows, references, streams)),
  };
}

/** Rows that every edge threshold treats alike, summed for both of their tiers: there are hundreds, however many rows. */
interface Group {
  readonly example: ReplayedRow;
  n: number;
  labelled: number;
  readonly own: Sum;
  readonly other: Sum;
}

interface Sum {
  costUsd: number;
  acceptable: number;
}

function* groupAlike(rows: readonly ReplayedRow[], policy: Policy): Generator<void, readonly Group[], void> {
  const groups = new Map<string, Group>();
  for (const [position, row] of rows.entries()) {
    if (position % ROWS_AT_ONCE === 0) yield;
    const judged = row.judgeDifficulty === null ? null : judgeTier(row.judgeDifficulty, policy.judge);
    const key = `${row.tier}/${row.servedBy}/${row.decidedBy}/${row.complexityIndex}/${judged}`;
    let group = groups.get(key);
    if (group === undefined) {
      const nothing = { costUsd: 0, acceptable: 0 };
      group = { example: row, n: 0, labelled: 0, own: { ...nothing }, other: { ...nothing } };
      groups.set(key, group);
    }
    const isLabelled = row.prompt.label !== undefined;
    group.n += 1;
    if (isLabelled) group.labelled += 1;
    add(group.own, row.own, isLabelled);
    add(group.other, row.other, isLabelled);
  }
  return [...groups.values()];
}

function add(sum: Sum, value: RowValue, isLabelled: boolean): void {
  sum.costUsd += value.costUsd;
  if (isLabelled && value.acceptable) sum.acceptable += 1;
}

function pointAt(groups: readonly Group[], policy: Policy, edgeThreshold: number): FrontierPoint {
  const moved: Policy = { ...policy, complexity: { ...policy.complexity, edgeThreshold } };
  let n = 0;
  let cost = 0;
  let local = 0;
  let served = 0;
  let acceptable = 0;
  let labelled = 0;
  for (const group of groups) {
    const tier = tierUnder(group.example, moved, policy);
    const keeps = tier === group.example.tier;
    const sum = keeps ? group.own : group.other;
    // A row that keeps its tier was served as it was, by the other tier too where the bandit explored or a failure led there.
    const servedBy = keeps ? group.example.servedBy : tier;
    n += group.n;
    cost += sum.costUsd;
    acceptable += sum.acceptable;
    labelled += group.labelled;
    if (servedBy !== null) served += group.n;
    if (servedBy === 'local') local += group.n;
  }
  const quality = wilson(acceptable, labelled);
  return {
    edgeThreshold,
    usdPerThousandRequests: n === 0 ? 0 : (1000 * cost) / n,
    quality: quality.value,
    qualityLow: quality.low,
    qualityHigh: quality.high,
    localShare: served === 0 ? 0 : local / served,
  };
}
