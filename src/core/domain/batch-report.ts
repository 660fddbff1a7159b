import type { EndpointId } from './endpoint';

/** What batching did to a session's requests of low priority, SIM. Waits in ms. */
export interface BatchReport {
  readonly rows: number;
  readonly lowPriority: number;
  /** Requests that went in a batch, and the calls that they took together. */
  readonly batched: number;
  readonly calls: number;
  readonly savedUsd: number;
  /** USD that the batched requests cost. */
  readonly usd: number;
  /** Of the batched requests; null without any. */
  readonly wait: {
    readonly collectMeanMs: number;
    readonly turnaroundMeanMs: number;
    readonly p95Ms: number | null;
    readonly longestMs: number;
  } | null;
  readonly endpoints: readonly { readonly endpointId: EndpointId; readonly batched: number; readonly calls: number }[];
}
