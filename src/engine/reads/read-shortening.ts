import type { Outcome } from '../../core/domain/outcome';
import type { ShorteningReport } from '../../core/domain/shortening-report';
import { Slicer } from '../slicer';

/** Rows whose ends are known, simulated or live. */
interface EndedRows {
  readonly mode: 'sim' | 'live';
  readonly rows: number;
  readonly outcome: (row: number) => Outcome | null | undefined;
}

/** What shortening did to what was sent, by each row's last call. Throws `cancelled`. */
export async function readShortening(
  run: EndedRows,
  now: () => number,
  signal: AbortSignal,
): Promise<ShorteningReport> {
  const slicer = new Slicer(now, signal);
  const sum = { rows: 0, shortenedRows: 0, beforeTokens: 0, afterTokens: 0, savedUsd: 0, belowFloor: 0, unread: 0 };
  let leastSimilarity: number | null = null;
  for (let row = 0; row < run.rows; row += 1) {
    await slicer.pause();
    const outcome = run.outcome(row) ?? null;
    const last = outcome !== null && 'attempts' in outcome ? outcome.attempts.at(-1) : undefined;
    sum.rows += Number(last !== undefined);
    if (last?.shortened === undefined) continue;
    const { isSent, similarity, beforeTokens, afterTokens, savedUsd } = last.shortened;
    if (!isSent || similarity === null) {
      sum.unread += Number(similarity === null);
      sum.belowFloor += Number(similarity !== null);
      continue;
    }
    sum.shortenedRows += 1;
    sum.beforeTokens += beforeTokens;
    sum.afterTokens += afterTokens;
    sum.savedUsd += savedUsd;
    leastSimilarity = Math.min(leastSimilarity ?? 1, similarity);
  }
  return { mode: run.mode, ...sum, leastSimilarity };
}
