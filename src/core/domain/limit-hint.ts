/** What an answer's headers may say of the limits that were met; absent where the server does not say. */
export interface LimitHint {
  readonly requestsPerMinute?: number;
  readonly tokensPerMinute?: number;
  /** Requests left until the limit starts over, and when that is. */
  readonly remainingRequests?: number;
  readonly resetMs?: number;
}
