import type { Policy } from '../domain/policy';
import type { Proposal } from '../domain/proposal';
import type { Tier } from '../domain/prompt';
import type { RandomStreams } from '../sim/rng';
import type { ReplayedRow } from '../stats/replayed-row';
import { judgeProposal } from './judge-proposal';
import { searchThresholds, withThresholds } from './search-thresholds';
import { splitRows } from './split-rows';

/** Below this many labelled prompts on either side no search is made. */
const NEEDED_EACH_SIDE = 30;

/** What retuning works on. `tierUnderPolicy` decides by the real cascade; it is asked only for the held-out half. */
export interface RetuneInput {
  readonly rows: readonly ReplayedRow[];
  readonly policy: Policy;
  readonly streams: RandomStreams;
  readonly tierUnderPolicy: (row: ReplayedRow, policy: Policy) => Tier | null;
}

/**
 * Optimize Load: searches the complexity and similarity thresholds on one half of the labelled rows and judges the find on
 * the other half, once. Yields the number of policies tried so far; ends with a proposal, or with the statement that nothing
 * better was found. Changes nothing.
 */
export function* retune({
  rows,
  policy,
  streams,
  tierUnderPolicy,
}: RetuneInput): Generator<number, Proposal, undefined> {
  const { search, heldOut } = splitRows(rows, streams);
  const labelled = search.length + heldOut.length;
  if (search.length < NEEDED_EACH_SIDE || heldOut.length < NEEDED_EACH_SIDE) {
    const needed = 2 * NEEDED_EACH_SIDE;
    return {
      kind: 'not-enough-labels',
      sentence: `${labelled} labelled prompts, about ${needed} needed: half to search on, half to check. Label more in the log, or import labelled traffic.`,
      labelled,
      needed,
    };
  }
  let searched = 0;
  const searching = searchThresholds(search, policy);
  let step = searching.next();
  while (step.done !== true) {
    searched = step.value;
    yield searched;
    step = searching.next();
  }
  const { edgeThreshold, similarityThreshold } = step.value;
  const proposed = withThresholds(policy, edgeThreshold, similarityThreshold);
  // The real cascade takes far longer than the search's shortcut, so that others are let in after each prompt.
  const tiers = new Map<ReplayedRow, Tier | null>();
  for (const row of heldOut) {
    tiers.set(row, tierUnderPolicy(row, proposed));
    yield searched;
  }
  const found = { edgeThreshold, similarityThreshold, searched, nSearch: search.length };
  return judgeProposal(heldOut, policy, found, (row) => tiers.get(row) ?? null, streams);
}
