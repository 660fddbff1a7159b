import type { Policy } from '../domain/policy';
import type { Proposal } from '../domain/proposal';
import type { Tier } from '../domain/prompt';
import type { RandomStreams } from '../sim/rng';
import type { ReplayedRow, RowValue } from '../stats/replayed-row';
import { judgeProposal } from './judge-proposal';
import { rewardOfValue } from './reward-of-value';
import { searchThresholds, withThresholds } from './search-thresholds';
import { splitRowsInSteps } from './split-rows';

/** Below this many labelled prompts on either side no search is made. */
const NEEDED_EACH_SIDE = 30;
/** Rows between two chances to pause. */
const ROWS_AT_ONCE = 2048;

/** What retuning works on. */
export interface RetuneInput {
  readonly rows: readonly ReplayedRow[];
  readonly policy: Policy;
  readonly streams: RandomStreams;
}

/** Where a row went, and what it brought, when the whole session was flown under some policy. */
export type FlownRow = (row: number) => { readonly tier: Tier | null; readonly value: RowValue };

/** What retuning says while it works: how many policies it has tried, or that it needs the session flown under one. */
export type RetuneStep =
  { readonly kind: 'tried'; readonly tried: number } | { readonly kind: 'fly'; readonly policy: Policy };

/**
 * Optimize Load: searches the complexity and similarity thresholds on one half of the labelled rows. The search takes the
 * bandit as it stands; moved thresholds teach it otherwise, so that the best of the search are flown whole, the best flight
 * on the same half is taken, and judged on the other half, once: what is promised is what accepting brings. Answer each
 * `fly` with that flight. Ends with a proposal, or with the statement that nothing better was found. Changes nothing.
 */
export function* retune({ rows, policy, streams }: RetuneInput): Generator<RetuneStep, Proposal, FlownRow | undefined> {
  const { search, heldOut } = yield* telling(0, splitRowsInSteps(rows, streams));
  const labelled = search.length + heldOut.length;
  if (search.length < NEEDED_EACH_SIDE || heldOut.length < NEEDED_EACH_SIDE) {
    const needed = 2 * NEEDED_EACH_SIDE;
    return {
      kind: 'not-enough-labels',
      sentence: `${labelled} labelled prompts, ${heldOut.length} of them held out, about ${needed} needed: half to search on, half to check. Label more in the log, or import labelled traffic.`,
      labelled,
      needed,
    };
  }
  let searched = 0;
  const searching = searchThresholds(search, policy);
  let step = searching.next();
  while (step.done !== true) {
    searched = step.value;
    yield { kind: 'tried', tried: searched };
    step = searching.next();
  }
  const reward = (valueOf: (row: ReplayedRow) => RowValue) => telling(searched, rewardOfRows(search, valueOf, policy));
  let best = { thresholds: presentOf(policy), reward: yield* reward((row) => row.own), flown: asFlown(rows) };
  for (const thresholds of step.value) {
    const flown = yield { kind: 'fly', policy: withThresholds(policy, thresholds) };
    if (flown === undefined) throw new Error('retune: a flight was asked for and not given');
    const flownReward = yield* reward(({ row }) => flown(row).value);
    if (flownReward > best.reward) best = { thresholds, reward: flownReward, flown };
  }
  const found = { ...best.thresholds, searched, nSearch: search.length };
  return yield* telling(searched, judgeProposal(heldOut, policy, found, best.flown, streams));
}

/** The sum of what rows brought. */
function* rewardOfRows(
  rows: readonly ReplayedRow[],
  valueOf: (row: ReplayedRow) => RowValue,
  policy: Policy,
): Generator<void, number, void> {
  let sum = 0;
  for (const [position, row] of rows.entries()) {
    if (position % ROWS_AT_ONCE === 0) yield;
    sum += rewardOfValue(valueOf(row), policy);
  }
  return sum;
}

/** Work that can pause, as steps of the search that has tried so many policies. */
function* telling<Value>(
  tried: number,
  work: Generator<void, Value, void>,
): Generator<RetuneStep, Value, FlownRow | undefined> {
  let step = work.next();
  while (step.done !== true) {
    yield { kind: 'tried', tried };
    step = work.next();
  }
  return step.value;
}

function presentOf({ complexity, semantic }: Policy): { edgeThreshold: number; similarityThreshold: number } {
  return { edgeThreshold: complexity.edgeThreshold, similarityThreshold: semantic.similarityThreshold };
}

function asFlown(rows: readonly ReplayedRow[]): FlownRow {
  const byRow: (ReplayedRow | undefined)[] = [];
  for (const row of rows) byRow[row.row] = row;
  return (row) => {
    const known = byRow[row];
    if (known === undefined) throw new Error(`retune: row ${row} is not among its rows`);
    return { tier: known.tier, value: known.own };
  };
}
