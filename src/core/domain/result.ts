/** Every expected failure of the product, as one closed set of codes. */
export type FailureCode =
  | 'embedder-not-loaded'
  | 'embedder-failed'
  | 'judge-unavailable'
  | 'judge-invalid-reply'
  | 'endpoint-error'
  | 'endpoint-timeout'
  | 'rate-limited'
  | 'timeout-first-token'
  | 'timeout-between-tokens'
  | 'server-error'
  | 'network'
  | 'auth'
  | 'not-found'
  | 'bad-request'
  | 'content-filter'
  | 'context-overflow'
  | 'broken-stream'
  | 'circuit-open'
  | 'overloaded'
  | 'no-endpoint'
  | 'cancelled'
  | 'engine-crashed'
  | 'invalid-input'
  | 'internal';

/** An expected failure: a code to branch on and a sentence that says what, where and what to do. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  /** The same call may succeed at the same place later. */
  readonly retryable: boolean;
  /** How long the endpoint asked to be left alone. */
  readonly retryAfterMs?: number;
}

/** A value or an expected failure; programmer errors throw instead. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };
