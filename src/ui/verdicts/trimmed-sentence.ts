import type { Outcome } from '../../core/domain/outcome';
import { formatCount } from '../kit/format-count';

/** What was left out of a conversation: "12 of 20 earlier turns sent, ≈1 840 tokens trimmed."; null where nothing was. */
export function trimmedSentence(outcome: Outcome): string | null {
  const trimmed = outcome.kind === 'blocked' ? undefined : outcome.attempts.at(-1)?.trimmed;
  if (trimmed === undefined) return null;
  const { sentTurns, earlierTurns, trimmedTokens } = trimmed;
  return `${sentTurns} of ${earlierTurns} earlier turns sent, ≈${formatCount(trimmedTokens)} tokens trimmed.`;
}
