import type { Outcome } from '../../core/domain/outcome';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';

/** What shortening made of what was sent: "≈84 → 71 input tokens sent, cosine 0.962, ≈$0.000065 saved."; null where it had nothing to cut. */
export function shortenedSentence(outcome: Outcome): string | null {
  const shortened = outcome.kind === 'blocked' ? undefined : outcome.attempts.at(-1)?.shortened;
  if (shortened === undefined) return null;
  const { beforeTokens, afterTokens, similarity, isSent, savedUsd } = shortened;
  const tokens = `≈${formatCount(beforeTokens)} → ${formatCount(afterTokens)} input tokens`;
  if (similarity === null) return `Sent whole, not ${tokens}: the encoder cannot read it, so nobody vouches for it.`;
  const cosine = `cosine ${similarity.toFixed(3)}`;
  if (!isSent) return `Sent whole, not ${tokens}: ${cosine} is below the floor.`;
  const saved = savedUsd > 0 ? `, ≈${formatMoney(savedUsd)} saved` : '';
  return `${tokens} sent, ${cosine}${saved}.`;
}
