import { drained } from '../drained';
import { csvCell } from '../domain/csv-cell';
import type { TelemetryColumns } from './columns';
import { isInHalf } from './is-in-half';
import { pickedOf, readRow } from './read-row';

const HEADER = [
  'row',
  'prompt_id',
  'tier',
  'decided_by',
  'picked',
  'endpoint',
  'endpoint_tier',
  'crossed',
  'random_draw',
  'outcome',
  'failed_over',
  'complexity_index',
  'complexity_from',
  'cost_usd',
  'all_cloud_usd',
  'latency_ms',
  'ttft_ms',
  'queue_ms',
  'arrival_ms',
  'attempts',
  'propensity',
  'reward',
  'margin',
  'semantic_score',
  'judge_difficulty',
  'input_tokens',
  'output_tokens',
  'label',
  'label_source',
  'acceptable',
  'sensitive',
  'leaked',
  'split',
  'held_out',
  'policy_version',
] as const;
/** Rows between two chances to pause. */
const ROWS_AT_ONCE = 16;

/**
 * The log as CSV (RFC 4180, CRLF), oldest row first, numbers in full precision, so that every tile can be recomputed from it,
 * and routings that were not flown can be judged from propensity and reward (inverse propensity scoring): the propensity is
 * that of `picked`; `endpoint` answered, or was tried last. `crossed`: the pick crossed the tier; `random_draw`: it was drawn.
 * `withPrompts` adds the text as last column.
 * A cost that nobody knows is an empty cell.
 * `allCloudCostUsd` is what a row would have cost at the best cloud endpoint; its column is empty when there is none.
 */
export function toCsv(
  telemetry: TelemetryColumns,
  policyVersion: number,
  withPrompts: boolean,
  allCloudCostUsd: ((row: number) => number) | null = null,
  isCostKnown: (row: number) => boolean = () => true,
): string {
  return drained(toCsvInSteps(telemetry, policyVersion, withPrompts, allCloudCostUsd, isCostKnown));
}

/** The same, pausing every few milliseconds. */
export function* toCsvInSteps(
  telemetry: TelemetryColumns,
  policyVersion: number,
  withPrompts: boolean,
  allCloudCostUsd: ((row: number) => number) | null,
  isCostKnown: (row: number) => boolean = () => true,
): Generator<void, string, void> {
  const { length } = telemetry;
  let csv = `${[...HEADER, ...(withPrompts ? ['prompt'] : [])].join(',')}\r\n`;
  for (let row = 0; row < length; row += 1) {
    if (row % ROWS_AT_ONCE === 0) yield;
    const flown = readRow(telemetry, row);
    const prompt = telemetry.prompts[row];
    const { columns } = telemetry;
    const cells = [
      row + 1,
      flown.promptId,
      flown.tier ?? 'none',
      flown.decidedBy,
      pickedOf(telemetry, row) ?? '',
      flown.endpointId ?? '',
      flown.endpointTier ?? '',
      flown.explored,
      telemetry.columns.randomDraw[row] === 1,
      flown.outcome,
      flown.failedOver,
      flown.complexityIndex,
      flown.complexityFrom,
      isCostKnown(row) ? flown.costUsd : '',
      allCloudCostUsd?.(row) ?? '',
      flown.latencyMs ?? '',
      ...(['ttftMs', 'queueMs', 'arrivalMs', 'attempts', 'propensity'] as const).map((name) =>
        numberIn(columns[name], row),
      ),
      ...(['reward', 'margin', 'semanticScore', 'judgeDifficulty'] as const).map((name) =>
        numberIn(columns[name], row),
      ),
      flown.inputTokens,
      flown.outputTokens,
      flown.label?.need ?? '',
      flown.label?.source ?? '',
      flown.acceptable ?? '',
      flown.sensitive,
      flown.leaked,
      prompt?.split ?? '',
      prompt !== undefined && isInHalf(prompt, 'report'),
      policyVersion,
      ...(withPrompts ? [prompt?.text ?? ''] : []),
    ];
    csv += `${cells.map(csvCell).join(',')}\r\n`;
  }
  return csv;
}

/** A number of a column; an empty cell where there is none. */
function numberIn(column: ArrayLike<number>, row: number): number | '' {
  const value = column[row] ?? Number.NaN;
  return Number.isNaN(value) ? '' : value;
}
