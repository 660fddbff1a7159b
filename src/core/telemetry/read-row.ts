import type { LogRow } from '../domain/log-row';
import type { EndpointId } from '../domain/endpoint';
import { AGREEMENT, OUTCOMES, STAGES, UNJUDGED } from './codes';
import type { TelemetryColumns } from './columns';
import { isSensitive } from './is-sensitive';

const EXCERPT_CHARACTERS = 200;

/** One row as the log shows it; `row` must be below the columns' length. */
export function readRow(telemetry: TelemetryColumns, row: number): LogRow {
  const { columns, prompts } = telemetry;
  const prompt = prompts[row];
  if (prompt === undefined) throw new Error(`row ${row} holds no flight`);
  const at = (column: ArrayLike<number>): number => column[row] ?? 0;
  const quality = at(columns.quality);
  const sensitive = isSensitive(prompt);
  return {
    row,
    promptId: prompt.id,
    excerpt: excerptOf(prompt.text),
    tier: telemetry.decidedTier(row),
    decidedBy: STAGES[at(columns.decidedBy)] ?? 'complexity',
    endpointId: endpointOf(telemetry, row),
    endpointTier: telemetry.endpointTier(row),
    explored: at(columns.explored) === 1,
    outcome: OUTCOMES[at(columns.outcome)] ?? 'failed',
    failedOver: at(columns.failedOver) === 1,
    escalated: at(columns.failedOver) === 2,
    complexityIndex: at(columns.complexityIndex),
    complexityFrom: at(columns.fromEmbedding) === 1 ? 'embedding' : 'text',
    costUsd: at(columns.costUsd),
    latencyMs: Number.isNaN(at(columns.latencyMs)) ? null : at(columns.latencyMs),
    inputTokens: at(columns.inputTokens),
    outputTokens: at(columns.outputTokens),
    label: prompt.label ?? null,
    acceptable: prompt.label === undefined || quality === UNJUDGED ? null : quality === 1,
    sensitive,
    leaked: sensitive && at(columns.leftDevice) === 1,
    topic: prompt.topic ?? null,
    agreement: [0, 1, 2, 3].map((position) => AGREEMENT[(at(columns.agreement) >> (2 * position)) & 3] ?? 'skipped'),
  };
}

/** The endpoint that served a row last, null when none was called. */
export function endpointOf(telemetry: TelemetryColumns, row: number): EndpointId | null {
  return telemetry.endpointIds[telemetry.columns.endpoint[row] ?? -1] ?? null;
}

/** The endpoint that was called first, whose propensity the row carries: who serves it last may be another. */
export function pickedOf(telemetry: TelemetryColumns, row: number): EndpointId | null {
  const { endpointIds, columns } = telemetry;
  const [failed, doubted, last] = [
    columns.firstFailed[row] ?? -1,
    columns.discarded[row] ?? -1,
    columns.endpoint[row] ?? -1,
  ];
  // A doubted answer is one of a local endpoint, and what fails after it is the cloud that was to replace it.
  const isAfter = doubted >= 0 && telemetry.tierOf(failed) === 'cloud' && columns.explored[row] !== 1;
  const first = [isAfter ? -1 : failed, doubted, last].find((code) => code >= 0);
  return first === undefined ? null : (endpointIds[first] ?? null);
}

function excerptOf(text: string): string {
  return text
    .slice(0, 4 * EXCERPT_CHARACTERS)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, EXCERPT_CHARACTERS);
}
