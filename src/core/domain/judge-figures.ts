/** How a language model did as the judge, over the live flights that asked it. */
export interface JudgeFigures {
  readonly asked: number;
  /** Replies that were a difficulty from 1 to 10. */
  readonly answered: number;
  /** Replies that were anything else: never guessed at. */
  readonly rejected: number;
  /** No reply: an error, or none in time. */
  readonly failed: number;
  /** Of answered calls, ms; null where none was timed. */
  readonly meanMs: number | null;
  /** Answered prompts that the built-in judge could rate too. */
  readonly compared: number;
  /** Of the compared: how many it put on the other side of the threshold, and by how many points it differed, mean. */
  readonly otherSide: number;
  readonly meanDifference: number | null;
}
