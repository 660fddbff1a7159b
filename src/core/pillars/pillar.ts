import type { Evidence, Score, Verdict } from '../domain/verdict';

/** What a stage says, before it is entered into the trace. */
export interface StageVerdict {
  readonly verdict: Verdict;
  readonly score?: Score;
  readonly reason: string;
  readonly evidence?: readonly Evidence[];
}

/**
 * What a stage says. Made here and key by key: of objects that come from spreads nearly each has a shape of its own, and whatever
 * reads them becomes slow (bench:sim).
 */
export function stageVerdict(
  verdict: Verdict,
  reason: string,
  score?: Score,
  evidence?: readonly Evidence[],
): StageVerdict {
  if (score === undefined) return evidence === undefined ? { verdict, reason } : { verdict, reason, evidence };
  return evidence === undefined ? { verdict, reason, score } : { verdict, reason, score, evidence };
}
