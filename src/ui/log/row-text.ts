import type { LogRow } from '../../core/domain/log-row';
import { costText } from '../kit/cost-text';
import { shortLabel } from '../kit/endpoint-label';
import { formatBareMilliseconds } from '../kit/format-milliseconds';
import { groupDigits } from '../kit/group-digits';
import { needNames } from '../kit/need-names';
import { sourceNames } from '../kit/source-names';
import { stageName } from '../kit/stage-name';

const outcomes: Readonly<Record<LogRow['outcome'], string>> = {
  completed: '● done',
  failed: '✕ failed',
  degraded: '◐ degraded',
  blocked: '⊘ blocked',
  cancelled: '◐ cancelled',
};

/** How a row ended, glyph first; an answer by a fallback is marked. */
export function outcomeText({ outcome, failedOver }: LogRow): string {
  return outcome === 'completed' && failedOver ? '═ failed over' : outcomes[outcome];
}

const tierGlyphs = { cloud: '■', local: '□' } as const;

/**
 * Who serves a row: ■ cloud, □ local, ▣ an answer that was kept, and the endpoint without what stands in brackets behind its
 * name; the tier that was decided stands before it where it is another.
 */
export function routeText({ tier, endpointTier, decidedBy }: LogRow, label: string | null): string {
  if (decidedBy === 'cache') return '▣ kept answer';
  if (decidedBy === 'human') return '◇ a person';
  if (endpointTier === null || label === null) return '⊘ none';
  const decided = tier === null || tier === endpointTier ? '' : `${tierGlyphs[tier]}→`;
  return `${decided}${tierGlyphs[endpointTier]} ${shortLabel(label)}`;
}

/** The route in words. */
export function routeTitle(
  { tier, endpointTier, explored, failedOver, escalated }: LogRow,
  label: string | null,
): string | undefined {
  if (label === null || tier === null || tier === endpointTier) return label ?? undefined;
  const why = explored
    ? 'the bandit explored'
    : failedOver
      ? 'after a failure'
      : escalated
        ? 'after a doubted answer'
        : `no ${tier} model is on`;
  return `${label}: ${endpointTier}, decided ${tier} (${why})`;
}

/** The deciding stage in the width of a column: "2 Semantic", "Complexity"; ~ marks that the bandit crossed the tier. */
export function pillarText({ decidedBy, explored }: LogRow): string {
  return explored ? `${stageName(decidedBy)} ~` : stageName(decidedBy);
}

const glyphs = { passed: '○', decided: '●', skipped: '–', failed: '!' } as const;

/** What each tier stage said, one glyph a stage in policy order. */
export function agreementText({ agreement }: LogRow): string {
  return agreement.map((said) => glyphs[said]).join('');
}

/** A row's cost in USD to the millionth, so that the points stand below each other. */
export function rowCostText({ costUsd, costBasis }: LogRow): string {
  return costText(costUsd, costBasis, (usd) => groupDigits(usd, 6));
}

/** A row's latency in ms without the unit; a dash where nobody was called. */
export function latencyText({ latencyMs }: LogRow): string {
  return latencyMs === null ? '–' : formatBareMilliseconds(latencyMs);
}

/** ≈ marks an index that was read from the text alone. */
export function complexityText({ complexityIndex, complexityFrom }: LogRow): string {
  return complexityFrom === 'text' ? `≈${complexityIndex}` : String(complexityIndex);
}

const needs = { local: 'L', cloud: 'N', 'both-failed': 'B' } as const;

/** A row's label as the key that sets it; one that is not the user's own stands in brackets. */
export function labelText({ label }: LogRow): string {
  if (label === null) return '';
  return label.source === 'user' ? needs[label.need] : `(${needs[label.need]})`;
}

/** What the label's letter stands for, and whose it is. */
export function labelTitle({ label }: LogRow): string | undefined {
  if (label === null) return undefined;
  return `${needNames[label.need]}, by ${sourceNames[label.source]}`;
}
