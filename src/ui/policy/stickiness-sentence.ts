import type { StickinessReport, StickinessRow } from '../../core/domain/stickiness-report';
import { formatChange, formatPoints } from '../kit/format-change';
import { formatCount } from '../kit/format-count';

/**
 * What the search for a stickiness found: "k = 2: cost −12 %, accuracy 0.0 pt against k = 8, 12 conversations." Beside it
 * the cheapest of all, where that costs accuracy.
 */
export function stickinessSentence({ sessions, turns, current, rows, best }: StickinessReport): string {
  const [now, found] = [current, best].map((k) => rows.find(({ stickTurns }) => stickTurns === k));
  if (turns === 0 || now === undefined || found === undefined)
    return 'No conversation of two turns in this session. Import some, or fly the samples.';
  const of = `${formatCount(sessions)} conversations`;
  const offer =
    best === current
      ? `k = ${current} is the cheapest within 2 pt of accuracy, ${of}.`
      : `k = ${best}: cost ${change(found, now)}, accuracy ${lost(found, now)} against k = ${current}, ${of}.`;
  const cheapest = rows.reduce((low, row) => (row.costUsd < low.costUsd ? row : low), found);
  if (cheapest === found) return offer;
  return `${offer} k = ${cheapest.stickTurns}: cost ${change(cheapest, found)}, accuracy ${lost(cheapest, found)} against that.`;
}

function lost(row: StickinessRow, against: StickinessRow): string {
  const [value, other] = [row.accuracy.value, against.accuracy.value];
  return value === null || other === null ? 'unknown' : formatPoints(value - other);
}

function change(row: StickinessRow, against: StickinessRow): string {
  return formatChange(row.costUsd / against.costUsd - 1);
}
