import type { Policy } from '../domain/policy';
import type { Proposal, ProposalMetric, Regression } from '../domain/proposal';
import type { Tier } from '../domain/prompt';
import type { RandomStreams } from '../sim/rng';
import { pairedBootstrapInSteps } from '../stats/paired-bootstrap';
import { pairedQuantileInSteps } from '../stats/paired-quantile';
import { pairedShareChange } from '../stats/paired-share-change';
import type { ReplayedRow, RowValue } from '../stats/replayed-row';
import type { FlownRow } from './retune';
import { rewardOfValue } from './reward-of-value';
import type { Thresholds } from './search-thresholds';

const REGRESSIONS_SHOWN = 50;
const EXCERPT_CHARACTERS = 160;
/** Pairs between two chances to pause. */
const PAIRS_AT_ONCE = 2048;

/** The thresholds that the search preferred, and how it went. */
export interface Found extends Thresholds {
  readonly searched: number;
  readonly nSearch: number;
}

/**
 * Judges found thresholds on rows that the search has not seen: a proposal only when the paired 95 % interval of the change
 * in reward lies above 0. `flown` is the whole session flown under the proposed policy. Pauses every few milliseconds.
 */
export function* judgeProposal(
  heldOut: readonly ReplayedRow[],
  policy: Policy,
  found: Found,
  flown: FlownRow,
  streams: RandomStreams,
): Generator<void, Proposal, void> {
  const pairs: Pair[] = [];
  for (const [position, row] of heldOut.entries()) {
    if (position % PAIRS_AT_ONCE === 0) yield;
    const { tier, value } = flown(row.row);
    pairs.push({ row, tier, after: value });
  }
  const { searched, nSearch } = found;
  const nHeldOut = heldOut.length;
  const metric: Measure = (id, before, after) => compare(id, pairs, before, after, streams);
  const reward = yield* metric(
    'reward',
    (pair) => rewardOfValue(pair.row.own, policy),
    (pair) => rewardOfValue(pair.after, policy),
  );
  yield;
  if (reward.low <= 0) {
    const sentence = `No better policy found within noise (n = ${nHeldOut} held-out, ${searched} policies tried). Nothing changed.`;
    return { kind: 'nothing-better', sentence, searched, nSearch, nHeldOut };
  }
  const moved = pairs.filter((pair) => pair.tier !== pair.row.tier);
  const worse = pairs.filter((pair) => pair.row.own.acceptable && !pair.after.acceptable);
  yield;
  const others = yield* otherMetrics(metric);
  const p95 = yield* p95Metric(pairs, streams);
  return {
    kind: 'proposal',
    edgeThreshold: { from: policy.complexity.edgeThreshold, to: found.edgeThreshold },
    similarityThreshold: { from: policy.semantic.similarityThreshold, to: found.similarityThreshold },
    metrics: [reward, ...others.toSpliced(3, 0, p95)],
    toCloud: moved.filter((pair) => pair.tier === 'cloud').length,
    toLocal: moved.filter((pair) => pair.tier === 'local').length,
    regressions: worse.slice(0, REGRESSIONS_SHOWN).map(regressionOf),
    regressionCount: worse.length,
    improvementCount: pairs.filter((pair) => !pair.row.own.acceptable && pair.after.acceptable).length,
    searched,
    nSearch,
    nHeldOut,
  };
}

type Measure = (
  id: ProposalMetric['id'],
  before: (pair: Pair) => number,
  after: (pair: Pair) => number,
) => Generator<void, ProposalMetric, void>;

/** What a change of reward came from; cost in USD per thousand requests. */
function* otherMetrics(metric: Measure): Generator<void, readonly ProposalMetric[], void> {
  const metrics: ProposalMetric[] = [];
  metrics.push(
    yield* metric(
      'quality',
      (pair) => Number(pair.row.own.acceptable),
      (pair) => Number(pair.after.acceptable),
    ),
  );
  metrics.push(
    yield* metric(
      'cost',
      (pair) => 1000 * pair.row.own.costUsd,
      (pair) => 1000 * pair.after.costUsd,
    ),
  );
  metrics.push(
    yield* metric(
      'latency',
      (pair) => pair.row.own.latencyMs,
      (pair) => pair.after.latencyMs,
    ),
  );
  metrics.push(
    yield* metric(
      'local-share',
      (pair) => Number(pair.row.tier === 'local'),
      (pair) => Number(pair.tier === 'local'),
    ),
  );
  return metrics;
}

/** The 95th percentile of the answered prompts' latency, ms. */
function* p95Metric(pairs: readonly Pair[], streams: RandomStreams): Generator<void, ProposalMetric, void> {
  const latencies = (of: (pair: Pair) => RowValue): readonly number[] =>
    pairs.map((pair) => (of(pair).answered === false ? Number.NaN : of(pair).latencyMs));
  const before = latencies((pair) => pair.row.own);
  const after = latencies((pair) => pair.after);
  const stream = streams.stream('optimizer/p95');
  yield;
  const change = yield* pairedQuantileInSteps(before, after, 0.95, stream);
  return { id: 'p95', ...change, n: pairs.length };
}

interface Pair {
  readonly row: ReplayedRow;
  readonly tier: Tier | null;
  readonly after: RowValue;
}

function* compare(
  id: ProposalMetric['id'],
  pairs: readonly Pair[],
  before: (pair: Pair) => number,
  after: (pair: Pair) => number,
  streams: RandomStreams,
): Generator<void, ProposalMetric, void> {
  const n = pairs.length;
  const differences = new Float64Array(n);
  let [sumBefore, sumAfter] = [0, 0];
  for (const [position, pair] of pairs.entries()) {
    if (position % PAIRS_AT_ONCE === 0) yield;
    const [valueBefore, valueAfter] = [before(pair), after(pair)];
    sumBefore += valueBefore;
    sumAfter += valueAfter;
    differences[position] = valueAfter - valueBefore;
  }
  const isShare = id === 'quality' || id === 'local-share';
  const interval = isShare
    ? pairedShareChange(differences)
    : yield* pairedBootstrapInSteps(differences, streams.stream(`optimizer/${id}`));
  return {
    id,
    before: sumBefore / Math.max(1, n),
    after: sumAfter / Math.max(1, n),
    change: interval?.value ?? 0,
    low: interval?.low ?? 0,
    high: interval?.high ?? 0,
    n,
  };
}

function regressionOf(pair: Pair): Regression {
  const { row, tier } = pair;
  return {
    row: row.row,
    excerpt: row.prompt.text
      .slice(0, 4 * EXCERPT_CHARACTERS)
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, EXCERPT_CHARACTERS),
    from: row.tier ?? 'local',
    to: tier ?? 'local',
  };
}
