/** A figure with its 90 % interval, from the errors that the method made before. */
export interface Foretold {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What the session's own arrivals say of those to come; computed from no other traffic. */
export type LoadForecast =
  | {
      readonly kind: 'too-short';
      readonly arrivals: number;
      /** Arrivals without which nothing is foretold. */
      readonly needed: number;
    }
  | {
      readonly kind: 'foretold';
      readonly arrivals: number;
      /** Width of a bin, ms on the session's clock. */
      readonly binMs: number;
      /** Arrivals a second in each bin so far. */
      readonly perSecond: readonly number[];
      /** Arrivals a second in the bins to come. */
      readonly next: readonly Foretold[];
      /** USD an hour over the bins to come. */
      readonly usdPerHour: Foretold;
      readonly method: 'last value' | 'moving average' | 'seasonal';
      /** Of the season, ms; null without one. */
      readonly periodMs: number | null;
      /** Mean absolute error over so many bins that the method was not chosen on, one bin ahead; `naive` is the last value's. */
      readonly error: { readonly mean: number; readonly naive: number; readonly bins: number };
    };
