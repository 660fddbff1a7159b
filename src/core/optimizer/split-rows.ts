import { drained } from '../drained';
import type { RandomStreams } from '../sim/rng';
import type { ReplayedRow } from '../stats/replayed-row';

/** Rows between two chances to pause. */
const ROWS_AT_ONCE = 1024;

/** The labelled rows in two halves: thresholds are searched on one and judged on the other. */
export interface SplitRows {
  readonly search: readonly ReplayedRow[];
  readonly heldOut: readonly ReplayedRow[];
}

/**
 * The samples' own halves where a prompt has one; of the others those that the policy rests on are searched, and the rest by a
 * coin of the prompt's own stream, so that a prompt stays on its side whatever else is in the session. Where the policy rests
 * on half of them already, all the rest is held out. Rows without a label are left out: nobody knows whether their answers hold.
 */
export function splitRows(rows: readonly ReplayedRow[], streams: RandomStreams): SplitRows {
  return drained(splitRowsInSteps(rows, streams));
}

/** The same, pausing every few milliseconds. */
export function* splitRowsInSteps(
  rows: readonly ReplayedRow[],
  streams: RandomStreams,
): Generator<void, SplitRows, void> {
  const search: ReplayedRow[] = [];
  const heldOut: ReplayedRow[] = [];
  const labelled = rows.filter(({ prompt, tier }) => prompt.label !== undefined && tier !== null);
  const own = labelled.filter(({ prompt }) => prompt.split === undefined);
  const isHalfUsed = 2 * own.filter(({ prompt }) => prompt.tunedOn === true).length >= Math.max(1, own.length);
  const isDrawn = (id: string): boolean => !isHalfUsed && streams.stream(`optimizer/split/${id}`).uniform() < 0.5;
  yield;
  for (const [position, row] of labelled.entries()) {
    if (position % ROWS_AT_ONCE === 0) yield;
    const { id, split, tunedOn } = row.prompt;
    const searches = tunedOn === true || (split === undefined ? isDrawn(id) : split === 'tune');
    (searches ? search : heldOut).push(row);
  }
  return { search, heldOut };
}
