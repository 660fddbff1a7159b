import type { ShorteningReport } from '../../core/domain/shortening-report';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { formatShare } from '../kit/format-share';

/** What shortening came to over the session's requests, in one or two sentences. */
export function shorteningSentences(report: ShorteningReport): readonly string[] {
  const { rows, shortenedRows, beforeTokens, afterTokens, savedUsd, leastSimilarity, belowFloor, unread } = report;
  const mode = report.mode === 'live' ? 'LIVE' : 'SIM';
  const head = `${formatCount(shortenedRows)} of ${formatCount(rows)} requests sent shortened, ${mode}.`;
  const whole = belowFloor + unread;
  const kept =
    whole === 0
      ? []
      : [
          `${formatCount(whole)} sent whole: ${formatCount(belowFloor)} below the floor, ${formatCount(unread)} unread.`,
        ];
  if (shortenedRows === 0 || leastSimilarity === null) return [head, ...kept];
  const less = formatShare((beforeTokens - afterTokens) / beforeTokens);
  return [
    head,
    `Theirs: ≈${formatCount(beforeTokens)} → ${formatCount(afterTokens)} input tokens, ${less} less, ≈${formatMoney(savedUsd)} saved at list price, least cosine ${leastSimilarity.toFixed(3)}.`,
    ...kept,
  ];
}
