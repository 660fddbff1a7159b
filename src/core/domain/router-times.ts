/** What each step of the router takes, in ms: fixed catalogue figures, so that simulated rows repeat exactly. */
export interface RouterTimes {
  readonly featuresMs: number;
  readonly gatesMs: number;
  readonly rulesMs: number;
  readonly embedMs: number;
  readonly cosineMs: number;
  readonly complexityMs: number;
  readonly judgeMs: number;
  readonly banditMs: number;
}
