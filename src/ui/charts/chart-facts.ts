/** A chart in words and figures: what it asks, what the run answers, and the figures drawn, in full precision. */
export interface ChartFacts {
  /** Ends the names of files. */
  readonly id: string;
  readonly question: string;
  /** One sentence, computed from the same figures. */
  readonly answer: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}
