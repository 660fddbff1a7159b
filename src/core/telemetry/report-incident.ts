import type { ExtraCost, IncidentReport, Recovery, TargetShare, TouchedRequests } from '../domain/incident-report';
import type { Incident } from '../domain/scenario';
import type { Endpoint } from '../domain/endpoint';
import { hasCome, isTarget } from '../sim/incident-board';
import { arrivalOrder } from './arrival-order';
import { OUTCOMES } from './codes';
import type { TelemetryColumns } from './columns';

const FAILED = OUTCOMES.indexOf('failed');
const COMPLETED = OUTCOMES.indexOf('completed');
/** Requests of a window that is well or not. */
const WELL_ROWS = 20;
/** How much dearer and slower than without incidents is still well. */
const MOST_FACTOR = 1.25;
/** How much fewer acceptable answers are still well, as a share. */
const MOST_QUALITY_LOSS = 0.1;

/** The incident's first request, the first after its end, and how many there are. */
type Span = readonly [from: number, end: number | null, rows: number];
type Used =
  | 'arrivalMs'
  | 'failedOver'
  | 'outcome'
  | 'costUsd'
  | 'latencyMs'
  | 'quality'
  | 'endpoint'
  | 'firstFailed'
  | 'secondFailed';
interface FlownRows extends Pick<TelemetryColumns, 'length' | 'endpointIds'> {
  readonly columns: Readonly<Record<Used, ArrayLike<number>>>;
}
/** The session as it was flown, and without incidents. */
type Pair = readonly [flown: FlownRows, calm: FlownRows];

/**
 * What an incident did to the requests of a session, in the order in which they came; `calm` is the same session without incidents,
 * with as many rows. Each prompt is held against itself: a shift of the mix has it come at another time, and that is all.
 */
export function reportIncident(
  incident: Incident,
  flownRows: FlownRows,
  calmRows: FlownRows,
  endpoints: readonly Endpoint[],
): IncidentReport {
  const rows = Math.min(flownRows.length, calmRows.length);
  const order = arrivalOrder(flownRows.columns.arrivalMs, rows);
  const [flown, calm] = [inOrder(flownRows, order), inOrder(calmRows, order)];
  const { arrivalMs, failedOver } = flown.columns;
  const at = (row: number): number => arrivalMs[row] ?? 0;
  const from = firstRow(rows, (row) => hasCome(incident.from, row, at(row)));
  const { to } = incident;
  const end = to === null || from === null ? null : firstRow(rows, (row) => row >= from && hasCome(to, row, at(row)));
  const met = from === null ? [] : Array.from({ length: (end ?? rows) - from }, (_, k) => from + k);
  const toMs = end === null ? null : to?.unit === 'ms' ? to.value : at(end);
  return {
    incident,
    state: from === null ? 'ahead' : end === null ? 'on' : 'ended',
    fromRow: from,
    toRow: end,
    fromMs: from === null ? null : incident.from.unit === 'ms' ? incident.from.value : at(from),
    toMs,
    n: met.length,
    requestsLost: met.filter((row) => isLost(row, flown, calm)).length,
    failedOver: met.filter((row) => failedOver[row] === 1 && flown.columns.outcome[row] !== FAILED).length,
    recovery:
      end === null || from === null || toMs === null
        ? { kind: 'none' }
        : recovery([from, end, rows], toMs, [flown, calm]),
    extraUsd: from === null ? null : extraCost([from, end, rows], [flown, calm]),
    touched: from === null ? null : touched(incident, met, [flown, calm], endpoints),
    targetShare: from === null ? null : targetShare(incident, [from, end ?? rows], flown, endpoints),
  };
}

function inOrder(flown: FlownRows, order: Uint32Array | null): FlownRows {
  if (order === null) return flown;
  const { columns: own, endpointIds } = flown;
  const moved = (name: Used): Float64Array => Float64Array.from(order, (row) => own[name][row] ?? 0);
  const [arrivalMs, failedOver, outcome] = [moved('arrivalMs'), moved('failedOver'), moved('outcome')];
  const [costUsd, latencyMs, quality] = [moved('costUsd'), moved('latencyMs'), moved('quality')];
  const [endpoint, firstFailed, secondFailed] = [moved('endpoint'), moved('firstFailed'), moved('secondFailed')];
  const times = { arrivalMs, costUsd, latencyMs, quality, failedOver, outcome };
  return { columns: { ...times, endpoint, firstFailed, secondFailed }, endpointIds, length: order.length };
}

/** What all requests since its beginning cost above the calm session: the traffic that has not come back pays on after its end. */
function extraCost([from, end, rows]: Span, [flown, calm]: Pair): ExtraCost {
  const sum = (first: number): number => {
    let total = 0;
    for (let row = first; row < rows; row += 1) total += change('costUsd', row, [flown, calm]);
    return total;
  };
  return { all: sum(from), afterEnd: end === null ? null : sum(end) };
}

function change(column: 'latencyMs' | 'costUsd', row: number, [flown, calm]: Pair): number {
  return (flown.columns[column][row] ?? 0) - (calm.columns[column][row] ?? 0);
}

/** What became of the requests that called the target, or would have: who fled to a dearer endpoint paid for the fault as well. */
function touched(
  incident: Incident,
  met: readonly number[],
  [flown, calm]: Pair,
  endpoints: readonly Endpoint[],
): TouchedRequests {
  const isOfAll = isOfAllTraffic(incident);
  const hit = new Set(endpoints.filter((endpoint) => isTarget(incident, endpoint)).map(({ id }) => id));
  const called = ({ columns, endpointIds }: FlownRows, row: number): boolean =>
    [columns.endpoint, columns.firstFailed, columns.secondFailed].some((column) => {
      const id = endpointIds[column[row] ?? -1];
      return id !== undefined && hit.has(id);
    });
  const rows = met.filter((row) => isOfAll || called(flown, row) || called(calm, row));
  const answered = rows.filter((row) => [flown, calm].every(({ columns }) => columns.outcome[row] === COMPLETED));
  const extraMs = answered.reduce((total, row) => total + change('latencyMs', row, [flown, calm]), 0);
  return { n: rows.length, extraMs: answered.length === 0 ? null : extraMs / answered.length };
}

function isOfAllTraffic({ kind, target }: Incident): boolean {
  return kind === 'surge' || kind === 'mix' || target === 'all';
}

/** What the target was picked for: who was called first, whoever answered in the end. */
function targetShare(
  incident: Incident,
  [from, end]: readonly [number, number],
  flown: FlownRows,
  endpoints: readonly Endpoint[],
): TargetShare | null {
  if (isOfAllTraffic(incident)) return null;
  const hit = endpoints.filter((endpoint) => isTarget(incident, endpoint));
  const codes = new Set(hit.map(({ id }) => flown.endpointIds.indexOf(id)));
  const { firstFailed, endpoint } = flown.columns;
  const share = (first: number, last: number): number | null => {
    let picked = 0;
    let called = 0;
    for (let row = Math.max(0, first); row < last; row += 1) {
      const failed = firstFailed[row] ?? -1;
      const code = failed === -1 ? (endpoint[row] ?? -1) : failed;
      called += Number(code !== -1);
      picked += Number(codes.has(code));
    }
    return called === 0 ? null : picked / called;
  };
  return {
    before: share(from - (end - from), from),
    during: share(from, end),
    settled: share(Math.floor((from + end) / 2), end),
    after: share(end, flown.length),
  };
}

function firstRow(rows: number, holds: (row: number) => boolean): number | null {
  for (let row = 0; row < rows; row += 1) if (holds(row)) return row;
  return null;
}

function isLost(row: number, flown: FlownRows, calm: FlownRows): boolean {
  return flown.columns.outcome[row] === FAILED && calm.columns.outcome[row] !== FAILED;
}

/** How long after its end the last window ended that was not well: one that is well may be luck, between two that are not. */
function recovery([from, end, rows]: readonly [number, number, number], toMs: number, [flown, calm]: Pair): Recovery {
  if (end + WELL_ROWS > rows) return { kind: 'too-early' };
  let last: number | null = null;
  for (let first = rows - WELL_ROWS; first >= end && last === null; first -= 1)
    if (!isWell(first, flown, calm)) last = first;
  if (last === rows - WELL_ROWS) return { kind: 'not-yet' };
  if (last !== null) return { kind: 'recovered', ms: (flown.columns.arrivalMs[last + WELL_ROWS - 1] ?? 0) - toMs };
  for (let first = from; first < end; first += 1) if (!isWell(first, flown, calm)) return { kind: 'recovered', ms: 0 };
  return { kind: 'unhurt' };
}

function isWell(first: number, flown: FlownRows, calm: FlownRows): boolean {
  const last = first + WELL_ROWS;
  for (let row = first; row < last; row += 1) if (isLost(row, flown, calm)) return false;
  const sum = (column: 'latencyMs' | 'costUsd' | 'quality', of: FlownRows): number => {
    let total = 0;
    // Blocked rows have no latency, failed ones no quality.
    for (let row = first; row < last; row += 1) total += Math.max(0, of.columns[column][row] ?? 0) || 0;
    return total;
  };
  return (
    sum('latencyMs', flown) <= MOST_FACTOR * sum('latencyMs', calm) &&
    sum('costUsd', flown) <= MOST_FACTOR * sum('costUsd', calm) &&
    sum('quality', flown) >= sum('quality', calm) - MOST_QUALITY_LOSS * WELL_ROWS
  );
}
