import type { Policy } from './policy';

/** Who picks the endpoints: one of the bandit's algorithms, or somebody who draws uniformly and never learns. */
export type RegretPlayer = Policy['bandit']['algorithm'] | 'random';

/** A player's cumulative regret over paired seeds, in units of reward, at the points of `RegretEvidence.at`: median and middle 90 %. */
export interface RegretCurve {
  readonly player: RegretPlayer;
  readonly median: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** At the end: mean of random's regret minus this one's on the same seeds, with a paired 95 % interval. */
  readonly saved: { readonly value: number; readonly low: number; readonly high: number };
}

/** The session's endpoint choices played again on other luck, against the best endpoint of each tier in hindsight (zero regret). */
export interface RegretEvidence {
  readonly seeds: number;
  /** Requests of the session that were played: the first ones, where it is long. */
  readonly rows: number;
  /** Requests after which regret was read. */
  readonly at: readonly number[];
  /** The policy's algorithm is the first. */
  readonly curves: readonly RegretCurve[];
}
