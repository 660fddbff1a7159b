/** What was left out of a conversation before it was sent: its oldest turns. */
export interface TrimmedHistory {
  /** Turns before the last one, as the prompt has them. */
  readonly earlierTurns: number;
  readonly sentTurns: number;
  /** Estimated tokens of what was not sent. */
  readonly trimmedTokens: number;
}
