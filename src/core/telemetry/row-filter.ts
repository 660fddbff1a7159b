import type { PromptKey } from '../domain/breakdown';
import type { EndpointId } from '../domain/endpoint';
import type { Tier } from '../domain/prompt';
import type { StageId } from '../domain/verdict';
import type { TelemetryColumns } from './columns';
import { OUTCOMES, STAGES, UNJUDGED, WAITS } from './codes';
import { drained } from '../drained';
import { sortedInSteps } from '../stats/sorted-in-steps';
import { groupOf } from './group-of';
import { isInHalf } from './is-in-half';
import type { Half } from './is-in-half';
import { isSensitive } from './is-sensitive';

/** Rows between two chances to pause. */
const ROWS_AT_ONCE = 128;
const DEGRADED = OUTCOMES.indexOf('degraded');
const HUMAN = STAGES.indexOf('human');

/** Which rows of the log are asked for; every field narrows, null and an empty search do not. */
export interface RowFilter {
  /** Substring of the prompt, case-insensitive. */
  readonly search: string;
  /** The tier of the endpoint that was tried last. */
  readonly tier: Tier | null;
  readonly decidedBy: StageId | null;
  readonly only:
    | 'failed'
    | 'degraded'
    | 'person'
    | 'labelled'
    | 'wrong'
    | 'over-served'
    | 'sensitive'
    | 'leaked'
    | 'explored'
    | 'failed-over'
    | null;
  readonly half: Half;
  readonly sort: 'newest' | 'cost' | 'latency' | 'complexity' | 'margin';
  /** The endpoint that was tried last. */
  readonly endpointId?: EndpointId | null;
  /** Prompts of one group. */
  readonly group?: { readonly by: PromptKey; readonly name: string } | null;
}

/** The rows that pass a filter, sorted: newest first, or the largest first; the smallest margin first. */
export function filterRows(telemetry: TelemetryColumns, filter: RowFilter): Uint32Array {
  return drained(filterRowsInSteps(telemetry, filter));
}

/** The same, pausing every few milliseconds. */
export function* filterRowsInSteps(telemetry: TelemetryColumns, filter: RowFilter): Generator<void, Uint32Array, void> {
  const search = filter.search.trim().toLowerCase();
  const passing: number[] = [];
  for (let row = telemetry.length - 1; row >= 0; row -= 1) {
    if (row % ROWS_AT_ONCE === 0) yield;
    if (passes(telemetry, row, filter, search)) passing.push(row);
  }
  const key = sortKey(telemetry, filter.sort);
  if (key === null) return Uint32Array.from(passing);
  return yield* sortedInSteps(Uint32Array.from(passing), (a, b) => orderOf(key(b)) - orderOf(key(a)) || b - a);
}

/** NaN (no value) sorts last. */
function orderOf(value: number): number {
  return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
}

function passes(telemetry: TelemetryColumns, row: number, filter: RowFilter, search: string): boolean {
  const { columns, prompts } = telemetry;
  const prompt = prompts[row];
  if (prompt === undefined) return false;
  if (!isInHalf(prompt, filter.half)) return false;
  if (filter.tier !== null && telemetry.endpointTier(row) !== filter.tier) return false;
  if (filter.decidedBy !== null && STAGES[columns.decidedBy[row] ?? 0] !== filter.decidedBy) return false;
  const { endpointId = null } = filter;
  if (endpointId !== null && telemetry.endpointIds[columns.endpoint[row] ?? -1] !== endpointId) return false;
  if (filter.only !== null && !isOnly(telemetry, row, filter.only)) return false;
  const { group = null } = filter;
  if (group !== null && groupOf(prompt, group.by) !== group.name) return false;
  return search === '' || prompt.text.toLowerCase().includes(search);
}

function isOnly(telemetry: TelemetryColumns, row: number, only: NonNullable<RowFilter['only']>): boolean {
  const { columns, prompts } = telemetry;
  const prompt = prompts[row];
  if (prompt === undefined) return false;
  switch (only) {
    case 'failed':
      return columns.outcome[row] !== 0;
    case 'degraded':
      return columns.outcome[row] === DEGRADED;
    case 'person':
      return columns.decidedBy[row] === HUMAN || columns.quality[row] === WAITS;
    case 'labelled':
      return prompt.label !== undefined;
    case 'wrong':
      return prompt.label !== undefined && columns.quality[row] !== 1 && columns.quality[row] !== UNJUDGED;
    case 'over-served':
      return prompt.label?.need === 'local' && columns.outcome[row] === 0 && telemetry.endpointTier(row) === 'cloud';
    case 'sensitive':
      return isSensitive(prompt);
    case 'leaked':
      return isSensitive(prompt) && columns.leftDevice[row] === 1;
    case 'explored':
      return columns.explored[row] === 1;
    case 'failed-over':
      return columns.failedOver[row] === 1;
  }
}

function sortKey(telemetry: TelemetryColumns, sort: RowFilter['sort']): ((row: number) => number) | null {
  const { columns } = telemetry;
  switch (sort) {
    case 'newest':
      return null;
    case 'cost':
      return (row) => columns.costUsd[row] ?? 0;
    case 'latency':
      return (row) => columns.latencyMs[row] ?? 0;
    case 'complexity':
      return (row) => columns.complexityIndex[row] ?? 0;
    case 'margin':
      return (row) => -Math.abs(columns.margin[row] ?? Number.NaN);
  }
}
