import type { Attempt } from '../core/domain/outcome';

/**
 * Whether a row may last longer than its attempts and their waits: its last call in time failed and was to be tried again,
 * but while it waited for that others spent the budget or filled the endpoint. (A doubted answer that is given after all
 * stands behind the calls that failed after it, so the last in order is not the last in time.)
 */
export function mayWaitInVain(attempts: readonly Attempt[]): boolean {
  return attempts.toSorted((a, b) => a.startMs - b.startMs).at(-1)?.error?.retryable === true;
}
