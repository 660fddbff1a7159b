import { EngineCallError } from '../engine/protocol';
import type { EngineError } from '../engine/protocol';

/** What a rejected engine call said; anything that is no EngineCallError is a programmer's error and reads as `internal`. */
export function callFailure(error: unknown): EngineError {
  if (error instanceof EngineCallError) return error;
  return { code: 'internal', message: error instanceof Error ? error.message : String(error), retryable: false };
}
