/** A request's way through a provider's batch. Its waits are schedule: part of no latency. Times in ms. */
export interface BatchTrip {
  /** Counts the batches of its endpoint in this session, from 1. */
  readonly number: number;
  /** Requests that went in the same call. */
  readonly size: number;
  /** Until the batch was sent. */
  readonly collectMs: number;
  /** At the provider, until the results came. */
  readonly turnaroundMs: number;
}
