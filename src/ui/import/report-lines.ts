import { longestPromptCharacters } from '../../core/domain/prompt';
import type { ImportOutcome } from '../../engine/protocol';
import { formatCount } from '../kit/format-count';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { formatMoney } from '../kit/format-money';

/** What an import came to, a line for everything that is not nothing. */
export function reportLines({ report, rows, labelled, replaced, recorded, badRowsListed }: ImportOutcome): string[] {
  const { badRowCount, duplicates, emptyPrompts, earlierTurns, truncatedPrompts, unreadLabels, ms } = report;
  const listed = badRowsListed < badRowCount + emptyPrompts ? `, the first ${formatCount(badRowsListed)} listed` : '';
  const rate = ms === 0 ? rows : (1000 * rows) / ms;
  const { costRows, costUsd, latencyRows, meanLatencyMs, qualityRows, meanQuality } = recorded;
  return [
    `${(ms / 1000).toFixed(1)} s · ${formatCount(rate)} rows/s${replaced ? ' · the session was replaced' : ''}`,
    `${counted(badRowCount, 'bad row')}${listed}`,
    `${counted(labelled, 'label')} read${unreadLabels === 0 ? '' : `, ${formatCount(unreadLabels)} not understood`}`,
    duplicates === 0 ? '' : counted(duplicates, 'duplicate'),
    emptyPrompts === 0 ? '' : `${counted(emptyPrompts, 'row')} without a prompt, left out`,
    earlierTurns === 0 ? '' : `${counted(earlierTurns, 'earlier turn')} of users read as history, not as requests`,
    truncatedPrompts === 0
      ? ''
      : `${counted(truncatedPrompts, 'prompt')} cut to ${formatCount(longestPromptCharacters)} characters`,
    costRows === 0 ? '' : `Recorded cost ${formatMoney(costUsd)}, n = ${formatCount(costRows)}`,
    meanLatencyMs === null
      ? ''
      : `Recorded latency ${formatMilliseconds(meanLatencyMs)} on average, n = ${formatCount(latencyRows)}`,
    meanQuality === null
      ? ''
      : `Recorded quality ${meanQuality.toFixed(2)} of 1 on average, n = ${formatCount(qualityRows)}`,
  ].filter((line) => line !== '');
}

function counted(count: number, what: string): string {
  return `${count === 0 ? 'No' : formatCount(count)} ${what}${count === 1 ? '' : 's'}`;
}
