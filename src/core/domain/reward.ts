/** Reward of an outcome by the objective's weights, 0..1, with its parts so that a user can see what pulled. */
export interface Reward {
  readonly value: number;
  /** Null where nobody has said: the other parts then share its weight. */
  readonly quality: number | null;
  readonly latency: number;
  readonly cost: number;
}
