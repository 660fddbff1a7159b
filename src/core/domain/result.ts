/** Every expected failure of the product, as one closed set of codes. */
export type FailureCode =
  | 'embedder-not-loaded'
  | 'embedder-failed'
  | 'judge-unavailable'
  | 'judge-invalid-reply'
  | 'endpoint-error'
  | 'endpoint-timeout'
  | 'rate-limited'
  | 'no-endpoint'
  | 'cancelled'
  | 'engine-crashed'
  | 'invalid-input'
  | 'internal';

/** An expected failure: a code to branch on and a sentence that says what, where and what to do. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly retryable: boolean;
}

/** A value or an expected failure; programmer errors throw instead. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };
