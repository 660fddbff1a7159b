import type { Breakdown, BreakdownGroup, BreakdownKey } from '../domain/breakdown';
import { quantile, tailQuantile } from '../stats/quantile';
import { sortedInSteps } from '../stats/sorted-in-steps';
import { wilson } from '../stats/wilson';
import { OUTCOMES, TIERS } from './codes';
import type { TelemetryColumns } from './columns';

const MOST_GROUPS = 50;
/** Rows between two chances to pause. */
const ROWS_AT_ONCE = 32;
const FAILED = OUTCOMES.indexOf('failed');
const COMPLETED = OUTCOMES.indexOf('completed');
const LOCAL = TIERS.indexOf('local');
const NONE = TIERS.indexOf('none');

/**
 * The rows grouped by a key, with what each group costs and how it fares. Every row is in one group, so that the groups' rows
 * and costs add up to the session's. `nameOf` names a row's group, `labelOf` the endpoint at a position of `endpointIds`. Pauses every few milliseconds.
 */
export function* breakdown(
  telemetry: TelemetryColumns,
  by: BreakdownKey,
  nameOf: (row: number) => string,
  labelOf: (endpoint: number) => string,
): Generator<void, Breakdown, void> {
  const rowsOf = new Map<string, number[]>();
  const { length } = telemetry;
  for (let row = 0; row < length; row += 1) {
    if (row % ROWS_AT_ONCE === 0) yield;
    const name = nameOf(row);
    const rows = rowsOf.get(name);
    if (rows === undefined) rowsOf.set(name, [row]);
    else rows.push(row);
  }
  const costOf = (rows: readonly number[]): number =>
    rows.reduce((sum, row) => sum + (telemetry.columns.costUsd[row] ?? 0), 0);
  const sorted = [...rowsOf].toSorted((a, b) => costOf(b[1]) - costOf(a[1]) || b[1].length - a[1].length);
  const kept = sorted.length > MOST_GROUPS + 1 ? sorted.slice(0, MOST_GROUPS) : sorted;
  const rest = sorted.slice(kept.length);
  const groups: BreakdownGroup[] = [];
  for (const [name, rows] of kept) {
    yield;
    groups.push(yield* groupOf(telemetry, name, rows, labelOf));
  }
  const others = rest.flatMap(([, rows]) => rows);
  if (others.length > 0) groups.push(yield* groupOf(telemetry, `${rest.length} others`, others, labelOf));
  return { by, n: length, costUsd: groups.reduce((sum, { costUsd }) => sum + costUsd, 0), groups };
}

function* groupOf(
  { columns, prompts }: TelemetryColumns,
  name: string,
  rows: readonly number[],
  labelOf: (endpoint: number) => string,
): Generator<void, BreakdownGroup, void> {
  const answered = rows.filter((row) => columns.outcome[row] === COMPLETED);
  yield;
  const latencies = yield* sortedInSteps(Float64Array.from(answered, (row) => columns.latencyMs[row] ?? 0));
  const labelled = answered.filter((row) => prompts[row]?.label !== undefined && (columns.quality[row] ?? -1) >= 0);
  const routed = rows.filter((row) => columns.tier[row] !== NONE);
  yield;
  const served = new Map<number, number>();
  for (const row of answered) {
    const endpoint = columns.endpoint[row] ?? -1;
    served.set(endpoint, (served.get(endpoint) ?? 0) + 1);
  }
  const most = [...served].reduce<readonly [number, number] | null>(
    (top, one) => (top === null || one[1] > top[1] ? one : top),
    null,
  );
  yield;
  const costUsd = rows.reduce((sum, row) => sum + (columns.costUsd[row] ?? 0), 0);
  const mean = costUsd / rows.length;
  const squares = rows.reduce((sum, row) => sum + squared((columns.costUsd[row] ?? 0) - mean), 0);
  yield;
  return {
    name,
    rows: rows.length,
    costUsd,
    costSdUsd: Math.sqrt(squares / rows.length),
    failed: rows.filter((row) => columns.outcome[row] === FAILED).length,
    meanMs: latencies.length === 0 ? null : latencies.reduce((sum, ms) => sum + ms, 0) / latencies.length,
    p50Ms: quantile(latencies, 0.5),
    p95Ms: tailQuantile(latencies, 0.95),
    p99Ms: tailQuantile(latencies, 0.99),
    localShare: wilson(routed.filter((row) => columns.tier[row] === LOCAL).length, routed.length),
    accuracy: wilson(labelled.filter((row) => columns.quality[row] === 1).length, labelled.length),
    mostBy: most === null ? null : labelOf(most[0]),
  };
}

function squared(value: number): number {
  return value * value;
}
