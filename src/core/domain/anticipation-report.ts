/** What moving requests ahead of the load did, beside the same prompts and streams without it, SIM. */
export interface AnticipationReport {
  readonly rows: number;
  readonly moved: number;
  /** Time in endpoints' lines less than without, ms a request, and USD more a request, with paired 95 % intervals; null where nothing was moved. */
  readonly change: {
    readonly lineMs: { readonly value: number; readonly low: number; readonly high: number };
    readonly usd: { readonly value: number; readonly low: number; readonly high: number };
    /** Requests over which the two are. */
    readonly n: number;
  } | null;
}
