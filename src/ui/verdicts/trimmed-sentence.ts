import type { Endpoint } from '../../core/domain/endpoint';
import type { Outcome } from '../../core/domain/outcome';
import { endpointLabel } from '../kit/endpoint-label';
import { formatCount } from '../kit/format-count';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { formatMoney } from '../kit/format-money';

/** What was left out of a conversation: "12 of 20 earlier turns sent, ≈1 840 tokens trimmed."; null where nothing was. */
export function trimmedSentence(outcome: Outcome, endpoints: readonly Endpoint[]): string | null {
  const trimmed = outcome.kind === 'blocked' ? undefined : outcome.attempts.at(-1)?.trimmed;
  if (trimmed === undefined) return null;
  const { sentTurns, earlierTurns, trimmedTokens, summary } = trimmed;
  const said = `${sentTurns} of ${earlierTurns} earlier turns sent, ≈${formatCount(trimmedTokens)} tokens trimmed`;
  if (summary === undefined) return `${said}.`;
  const { endpointId, tokens, costUsd, milliseconds } = summary;
  return `${said}, summed up in ≈${formatCount(tokens)} by ${endpointLabel(endpoints, endpointId)}: ≈${formatMoney(costUsd)}, ≈${formatMilliseconds(milliseconds)}.`;
}
