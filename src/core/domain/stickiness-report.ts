import type { Share } from './telemetry';

/** What a session's conversations came to with one number of turns that they may stick. */
export interface StickinessRow {
  readonly stickTurns: number;
  /** USD of all turns of conversations. */
  readonly costUsd: number;
  /** Turns that another endpoint answered than the turn before. */
  readonly switches: number;
  /** Labelled turns that were answered acceptably. */
  readonly accuracy: Share;
}

/** The session's conversations of at least two turns, flown again at each stickiness. */
export interface StickinessReport {
  readonly sessions: number;
  readonly turns: number;
  readonly current: number;
  readonly rows: readonly StickinessRow[];
  /** The cheapest whose accuracy is within 2 points of the current one's; the current one where none is cheaper. */
  readonly best: number;
}
