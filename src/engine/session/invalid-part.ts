import * as v from 'valibot';
import type { EngineError } from '../protocol';

/** Why a policy or a scenario cannot be taken: what is wrong with it, and where. */
export function invalidPart(what: 'policy' | 'scenario', issue: v.BaseIssue<unknown>): EngineError {
  const where = v.getDotPath(issue) ?? 'as a whole';
  return { code: 'invalid-input', message: `The ${what} is not valid at ${where}: ${issue.message}`, retryable: false };
}
