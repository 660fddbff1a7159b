/** What an answer's headers may say of a server's limit; absent where the server does not say, or the page may not read it. */
export interface LimitHint {
  /** Requests that a whole window lets through. */
  readonly limitRequests?: number;
  /** Requests left until the next window begins, and when that is, ms from now. */
  readonly remainingRequests: number;
  readonly resetMs: number;
}
