import type { EndpointId } from './endpoint';

/** What a session bought at one endpoint whose price depends on volume or hour. */
export interface MeteredEndpoint {
  readonly endpointId: EndpointId;
  /** Input and output tokens billed so far. */
  readonly tokens: number;
  readonly calls: number;
  readonly usd: number;
  readonly offPeakCalls: number;
  /** USD less than at the price of the other hours. */
  readonly savedUsd: number;
  /** Requests that waited for cheap hours and were first sent here. */
  readonly deferredRows: number;
  /** The part of it that the calls of deferred requests saved. */
  readonly deferredSavedUsd: number;
  /** Hours of the day, 0 up to 24, at which the first of them arrived and was sent, and how long the longest wait was, in hours; null without any. */
  readonly schedule: { readonly arrivedHour: number; readonly sentHour: number; readonly longestHours: number } | null;
}

/** The metered endpoints of a simulated session, in the order of the catalogue, with the hour at which its clock stands. */
export interface PriceReport {
  readonly rows: number;
  readonly hour: number;
  readonly endpoints: readonly MeteredEndpoint[];
}
