import type { EndpointId } from './endpoint';

/** What a local model made of the turns that were left out; tokens are estimated in simulation. */
export interface HistorySummary {
  readonly endpointId: EndpointId;
  /** Of the summary, with what chat formats add around it. */
  readonly tokens: number;
  readonly costUsd: number;
  readonly milliseconds: number;
  /** Absent in simulation, which has no text. */
  readonly text?: string;
}

/** What was left out of a conversation before it was sent: its oldest turns. */
export interface TrimmedHistory {
  /** Turns before the last one, as the prompt has them. */
  readonly earlierTurns: number;
  readonly sentTurns: number;
  /** Estimated tokens of what was not sent. */
  readonly trimmedTokens: number;
  /** What was sent in their place; absent where nothing was. */
  readonly summary?: HistorySummary;
}
