import type { CostBasis } from '../domain/cost-basis';
import type { Endpoint } from '../domain/endpoint';
import type { LabelSource } from '../domain/prompt';
import type { EndpointTelemetry, StageOverhead, Telemetry } from '../domain/telemetry';
import type { StageId } from '../domain/verdict';
import { drained } from '../drained';
import { quantile, tailQuantile } from '../stats/quantile';
import { sortedInSteps } from '../stats/sorted-in-steps';
import { wilson } from '../stats/wilson';
import { OUTCOMES, STAGES, UNJUDGED } from './codes';
import type { TelemetryColumns } from './columns';
import { isInHalf } from './is-in-half';
import type { Half } from './is-in-half';
import { isSensitive } from './is-sensitive';
import { trendOf } from './trend-of';

/** Rows between two chances to pause. */
const ROWS_AT_ONCE = 512;

/** What the summary needs beside the columns. */
export interface SummaryInput {
  readonly telemetry: TelemetryColumns;
  /** `report`: all that nothing was tuned on; null: every row. */
  readonly half: Half;
  readonly endpoints: readonly SummedEndpoint[];
  /** What a row would have cost at the best cloud endpoint, USD; null when there is none. */
  readonly allCloudCostUsd: ((row: number) => number) | null;
  readonly overhead: readonly StageOverhead[];
  readonly promptsPerSecond: number | null;
  /** Policies that were judged on what is held out; left out where none was. */
  readonly heldOutLooks?: number;
  /** What a live row's cost is worth; left out where every cost is as it was counted. */
  readonly costBasis?: (row: number) => CostBasis | undefined;
}

/** An endpoint whose rows are summed up; `priced` is false where nobody knows what it costs. */
type SummedEndpoint = Pick<Endpoint, 'id' | 'label'> & { readonly priced?: boolean };

/** The figures of a session, each a function of its rows. */
export function summarise(input: SummaryInput): Telemetry {
  return drained(summariseInSteps(input));
}

/** The same, pausing every few milliseconds. */
export function* summariseInSteps(input: SummaryInput): Generator<void, Telemetry, void> {
  const { telemetry, half } = input;
  const rows: number[] = [];
  for (let row = 0; row < telemetry.length; row += 1) {
    const prompt = telemetry.prompts[row];
    if (half === null || (prompt !== undefined && isInHalf(prompt, half))) rows.push(row);
    if (row % ROWS_AT_ONCE === 0) yield;
  }
  const { columns } = telemetry;
  const total = (column: ArrayLike<number>): number => rows.reduce((sum, row) => sum + (column[row] ?? 0), 0);
  const called = rows.filter((row) => telemetry.endpointTier(row) !== null);
  yield;
  const costUsd = total(columns.costUsd);
  const calledLocally = called.filter((row) => telemetry.endpointTier(row) === 'local').length;
  yield;
  const tokens = yield* tokensOf(telemetry, rows);
  const privacy = yield* privacyOf(telemetry, rows);
  const endpoints = yield* endpointsOf(input, rows);
  const allCloud = yield* allCloudOf(input, rows);
  const answered = (row: number): boolean => OUTCOMES[columns.outcome[row] ?? 0] === 'completed';
  yield;
  const latency = yield* latencyOf(rows, columns.latencyMs, answered);
  const trend = yield* trendOf(telemetry, rows);
  const accuracy = yield* accuracyOf(telemetry, rows);
  const decidedBy = decidedByOf(telemetry, rows);
  yield;
  const counts = yield* countsOf(input, rows);
  const arrivalsPerSecond = arrivalsOf(columns.arrivalMs, rows);
  yield;
  return {
    mode: 'sim',
    routed: rows.length,
    arrivalsPerSecond,
    promptsPerSecond: input.promptsPerSecond,
    localShare: wilson(calledLocally, called.length),
    costUsd,
    usdPerThousandRequests: rows.length === 0 ? null : (1000 * costUsd) / rows.length,
    usdPerMillionTokens: tokens.input + tokens.output === 0 ? null : (1e6 * costUsd) / (tokens.input + tokens.output),
    allCloudUsdPerThousandRequests: allCloud === null ? null : (1000 * allCloud) / rows.length,
    latency,
    accuracy,
    heldOutLooks: input.heldOutLooks ?? 0,
    privacy,
    ...counts,
    tokens,
    decidedBy,
    endpoints,
    overhead: input.overhead,
    trend,
  };
}

type Counts = Pick<Telemetry, 'costBasis' | 'failovers' | 'failed' | 'blocked' | 'explored' | 'randomDraws'>;

/** What is counted row by row. */
function* countsOf({ telemetry, costBasis }: SummaryInput, rows: readonly number[]): Generator<void, Counts, void> {
  const { columns } = telemetry;
  let [unknownRows, estimatedRows, failovers, failed, blocked, explored, random, decided] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const [position, row] of rows.entries()) {
    if (position % ROWS_AT_ONCE === 0) yield;
    const basis = costBasis?.(row);
    const outcome = OUTCOMES[columns.outcome[row] ?? 0];
    unknownRows += Number(basis === 'unknown');
    estimatedRows += Number(basis === 'estimated');
    failovers += Number(columns.failedOver[row] === 1);
    failed += Number(outcome === 'failed' || outcome === 'degraded');
    blocked += Number(outcome === 'blocked');
    explored += Number(columns.explored[row] === 1);
    random += Number(columns.randomDraw[row] === 1);
    decided += Number(columns.tier[row] !== 0);
  }
  const randomDraws = wilson(random, decided);
  return { costBasis: { unknownRows, estimatedRows }, failovers, failed, blocked, explored, randomDraws };
}

/** Tokens that were sent and that came back, and those of earlier turns that were not sent. */
function* tokensOf(
  { columns, trimmed: cut, summarised }: TelemetryColumns,
  rows: readonly number[],
): Generator<void, Telemetry['tokens'], void> {
  let [input, output, trimmed, inSummaries] = [0, 0, 0, 0];
  for (const [position, row] of rows.entries()) {
    if (position % ROWS_AT_ONCE === 0) yield;
    input += columns.inputTokens[row] ?? 0;
    output += columns.outputTokens[row] ?? 0;
    trimmed += cut.get(row) ?? 0;
    inSummaries += summarised.get(row) ?? 0;
  }
  return {
    input,
    output,
    ...(trimmed === 0 ? {} : { trimmed }),
    ...(inSummaries === 0 ? {} : { summarised: inSummaries }),
  };
}

function* endpointsOf(
  { telemetry, endpoints }: SummaryInput,
  rows: readonly number[],
): Generator<void, readonly EndpointTelemetry[], void> {
  const figures: EndpointTelemetry[] = [];
  for (const endpoint of endpoints) {
    figures.push(yield* endpointOf(endpoint, telemetry, rows));
    yield;
  }
  return figures;
}

/** What the rows would have cost at the best cloud endpoint, USD; null where there is none, or no row. */
function* allCloudOf({ allCloudCostUsd }: SummaryInput, rows: readonly number[]): Generator<void, number | null, void> {
  if (allCloudCostUsd === null || rows.length === 0) return null;
  let sum = 0;
  for (const [position, row] of rows.entries()) {
    if (position % ROWS_AT_ONCE === 0) yield;
    sum += allCloudCostUsd(row);
  }
  return sum;
}

/** Gaps over the time between the first arrival and the last. */
function arrivalsOf(arrivalMs: ArrayLike<number>, rows: readonly number[]): number | null {
  let latest = 0;
  for (const row of rows) latest = Math.max(latest, arrivalMs[row] ?? 0);
  const spanMs = latest - (arrivalMs[rows[0] ?? -1] ?? 0);
  return spanMs > 0 ? (1000 * (rows.length - 1)) / spanMs : null;
}

function* latencyOf(
  rows: readonly number[],
  latency: ArrayLike<number>,
  answered: (row: number) => boolean,
): Generator<void, Telemetry['latency'], void> {
  const own = rows.filter(answered);
  yield;
  const unsorted = Float64Array.from(own, (row) => latency[row] ?? 0);
  const values = yield* sortedInSteps(unsorted);
  const mean = values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    n: values.length,
    mean,
    p50: quantile(values, 0.5),
    p95: tailQuantile(values, 0.95),
    p99: tailQuantile(values, 0.99),
  };
}

function* accuracyOf(
  telemetry: TelemetryColumns,
  rows: readonly number[],
): Generator<void, Telemetry['accuracy'], void> {
  const sources = new Set<LabelSource>();
  let [labelled, acceptable] = [0, 0];
  for (const [position, row] of rows.entries()) {
    if (position % ROWS_AT_ONCE === 0) yield;
    const label = telemetry.prompts[row]?.label;
    const quality = telemetry.columns.quality[row];
    if (label === undefined || quality === UNJUDGED) continue;
    sources.add(label.source);
    labelled += 1;
    acceptable += Number(quality === 1);
  }
  return { ...wilson(acceptable, labelled), sources: [...sources] };
}

function* privacyOf(telemetry: TelemetryColumns, rows: readonly number[]): Generator<void, Telemetry['privacy'], void> {
  const sensitive: number[] = [];
  for (const [position, row] of rows.entries()) {
    if (position % ROWS_AT_ONCE === 0) yield;
    const prompt = telemetry.prompts[row];
    if (prompt !== undefined && isSensitive(prompt)) sensitive.push(row);
  }
  const known = rows.filter((row) => telemetry.prompts[row]?.sensitive !== undefined).length;
  return {
    sensitive: sensitive.length,
    leaked: sensitive.filter((row) => telemetry.columns.leftDevice[row] === 1).length,
    basis: known === 0 ? 'detected' : known === rows.length ? 'ground-truth' : 'mixed',
  };
}

function decidedByOf(telemetry: TelemetryColumns, rows: readonly number[]): Telemetry['decidedBy'] {
  const counts: Partial<Record<StageId, number>> = {};
  for (const row of rows) {
    const stage = STAGES[telemetry.columns.decidedBy[row] ?? 0];
    if (stage !== undefined) counts[stage] = (counts[stage] ?? 0) + 1;
  }
  return counts;
}

/**
 * Attempts count, not rows: one that failed before is a pull, an error and a reward of 0, one whose answer was doubted and
 * replaced is a pull and a reward of 0.
 */
function* endpointOf(
  endpoint: SummedEndpoint,
  telemetry: TelemetryColumns,
  rows: readonly number[],
): Generator<void, EndpointTelemetry, void> {
  const { columns, endpointIds } = telemetry;
  const code = endpointIds.indexOf(endpoint.id);
  const own = rows.filter((row) => columns.endpoint[row] === code);
  yield;
  const answered = own.filter((row) => OUTCOMES[columns.outcome[row] ?? 0] === 'completed');
  const at = (column: ArrayLike<number>, row: number): number => column[row] ?? 0;
  // A short answer is one too.
  const brought = (row: number): boolean => (columns.quality[row] ?? -1) >= 0 || columns.quality[row] === UNJUDGED;
  yield;
  const failedBefore = rows.reduce((sum, row) => {
    const first = columns.firstFailed[row] === code ? at(columns.firstFails, row) : 0;
    const second = columns.secondFailed[row] === code ? at(columns.secondFails, row) : 0;
    return sum + first + second + (columns.endpoint[row] === code ? at(columns.ownFails, row) : 0);
  }, 0);
  yield;
  const discarded = rows.filter((row) => columns.discarded[row] === code).length;
  const rewards = own.map((row) => columns.reward[row] ?? Number.NaN).filter((reward) => !Number.isNaN(reward));
  yield;
  const rewarded = rewards.length + failedBefore + discarded;
  const latency = yield* latencyOf(answered, columns.latencyMs, () => true);
  const errors = own.filter((row) => !brought(row)).length + failedBefore;
  yield;
  return {
    endpointId: endpoint.id,
    label: endpoint.label,
    pulls: own.length + failedBefore + discarded,
    served: own.length,
    meanReward: rewarded === 0 ? null : rewards.reduce((sum, reward) => sum + reward, 0) / rewarded,
    errors,
    p50Ms: latency.p50,
    n: latency.n,
    p95Ms: latency.p95,
    p99Ms: latency.p99,
    costUsd: endpoint.priced === false ? null : own.reduce((sum, row) => sum + (columns.costUsd[row] ?? 0), 0),
  };
}
