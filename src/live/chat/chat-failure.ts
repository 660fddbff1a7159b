/** Why a live call brought no whole answer: the subset of the product's failure codes that a server can cause. */
export type ChatFailureCode =
  | 'timeout-first-token'
  | 'timeout-between-tokens'
  | 'endpoint-timeout'
  | 'server-error'
  | 'rate-limited'
  | 'network'
  | 'auth'
  | 'not-found'
  | 'bad-request'
  | 'content-filter'
  | 'context-overflow'
  | 'broken-stream'
  | 'cancelled';

/** A failure in our own words: what a server writes may hold the key or the prompt and is never repeated. */
export interface ChatFailure {
  readonly code: ChatFailureCode;
  readonly message: string;
  readonly retryable: boolean;
  /** How long the server asked to be left alone, where the page may read it. */
  readonly retryAfterMs?: number;
}

/** Makes a failure; `retryable` means the same call may succeed at the same place later. */
export function chatFailure(code: ChatFailureCode, message: string, retryable: boolean): ChatFailure {
  return { code, message, retryable };
}
