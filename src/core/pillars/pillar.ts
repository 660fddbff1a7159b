import type { Evidence, Score, Verdict } from '../domain/verdict';

/** What a stage says, before it is entered into the trace. */
export interface StageVerdict {
  readonly verdict: Verdict;
  readonly score?: Score;
  readonly reason: string;
  readonly evidence?: readonly Evidence[];
}
