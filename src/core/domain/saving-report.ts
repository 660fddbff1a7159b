/** What the response cache saved and the bandit lost in a simulated session. */
export interface SavingReport {
  /** Null while the cache is off. */
  readonly cache: {
    readonly hits: number;
    /** USD that the hits would have cost at the endpoints whose answers they were given. */
    readonly savedUsd: number;
    /** USD that keeping the answers has cost. */
    readonly storageUsd: number;
  } | null;
  /** In units of reward for each 1k requests, against the best endpoint of each tier in hindsight; null without rewarded rows. */
  readonly regret: { readonly perThousand: number; readonly randomPerThousand: number; readonly n: number } | null;
}
