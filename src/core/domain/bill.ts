/** How a call was billed whose price depends on how much was bought before, or on the hour. */
export interface Bill {
  /** Tokens of the endpoint that the session had been billed for before. */
  readonly afterTokens: number;
  /** Volume tier of its first and of its last token, from 1, of so many. */
  readonly firstTier: number;
  readonly lastTier: number;
  readonly tiers: number;
  /** USD per million, over this call's tokens; without the window's factor. */
  readonly inputUsdPerMTok: number;
  readonly outputUsdPerMTok: number;
  /** Null where all hours cost the same. */
  readonly window: {
    readonly isOffPeak: boolean;
    /** Of the day, 0 up to 24. */
    readonly hour: number;
    readonly factor: number;
    /** USD less than in the other hours. */
    readonly savedUsd: number;
  } | null;
}
