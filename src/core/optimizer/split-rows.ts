import type { RandomStreams } from '../sim/rng';
import type { ReplayedRow } from '../stats/replayed-row';

/** The labelled rows in two halves: thresholds are searched on one and judged on the other. */
export interface SplitRows {
  readonly search: readonly ReplayedRow[];
  readonly heldOut: readonly ReplayedRow[];
}

/**
 * The samples' own halves where a prompt has one, else a coin of the prompt's own stream, so that a prompt stays on its side
 * whatever else is in the session. Rows without a label are left out: nobody knows whether their answers hold.
 */
export function splitRows(rows: readonly ReplayedRow[], streams: RandomStreams): SplitRows {
  const search: ReplayedRow[] = [];
  const heldOut: ReplayedRow[] = [];
  for (const row of rows) {
    const { prompt } = row;
    if (prompt.label === undefined || row.tier === null) continue;
    const searches =
      prompt.half === undefined
        ? streams.stream(`optimizer/split/${prompt.id}`).uniform() < 0.5
        : prompt.half === 'tune';
    (searches ? search : heldOut).push(row);
  }
  return { search, heldOut };
}
