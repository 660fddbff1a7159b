import type { LogQuery } from '../../engine/protocol';

/** One figure of the grid, in words: everything is text, so that what is shown is what is read out. */
export interface TelemetryCell {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  /** Whose labels the figure rests on: as short as it fits beside the name, and in full. */
  readonly source?: { readonly short: string; readonly full: string };
  /** What the figure is held against, with its n. */
  readonly comparator: string;
  readonly definition: string;
  /** How the log is filtered or sorted when the cell is pressed, and what that is called. */
  readonly filter: Partial<LogQuery>;
  readonly filterName: string;
  /** Oldest first; empty where there is no trend. */
  readonly trend: readonly number[];
}
