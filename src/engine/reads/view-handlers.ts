import { readRow } from '../../core/telemetry/read-row';
import { filterRowsInSteps } from '../../core/telemetry/row-filter';
import { summariseInSteps } from '../../core/telemetry/summarise';
import type { Inspection } from '../../core/domain/inspection';
import type { LogRow } from '../../core/domain/log-row';
import type { Telemetry } from '../../core/domain/telemetry';
import type { TelemetryColumns } from '../../core/telemetry/columns';
import type { EngineHandlers } from '../engine-host';
import { inspectLive } from '../live/inspect-live';
import type { LiveDesk } from '../live/live-desk';
import { readLiveTelemetry } from '../live/read-live-telemetry';
import { EngineCallError } from '../protocol';
import type { Session } from '../session/session';
import type { SessionSurroundings } from '../session/session-surroundings';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';

const mostRowsAtOnce = 1000;

type ViewCalls = 'telemetry-read' | 'alerts-read' | 'log-count' | 'log-rows' | 'inspect' | 'label-set' | 'export-csv';

/** The engine's answers to what is asked about rows: the simulation's, or the live ones where those are in view. */
export function viewHandlers(
  session: Session,
  desk: LiveDesk,
  { now, voice }: SessionSurroundings,
): Pick<EngineHandlers, ViewCalls> {
  const isLive = (): boolean => desk.view === 'live';
  // Fetched ahead: a prompt is inspected without a network too. Where it fails, the question itself fetches it.
  void import('./inspect-row').catch(() => undefined);
  const shown = () => {
    desk.run.follow(session.run.policy.policy);
    return isLive() ? desk.run : session.run;
  };
  const rowAt = (columns: TelemetryColumns, row: number): LogRow => {
    const costBasis = isLive() ? desk.run.costBasis(row) : undefined;
    return { ...readRow(columns, row), ...(costBasis === undefined ? {} : { costBasis }) };
  };
  return {
    'telemetry-read': ({ half }, signal) =>
      isLive() ? readLiveTelemetry(desk.run, half) : readTelemetry(session, half, now, signal),
    'alerts-read': async ({ rules }, signal) => {
      const { readAlerts } = await import('./read-alerts');
      // Live flights carry the date, which performance.now does not know.
      const view = isLive() ? { live: desk.run, untilMs: Date.now() } : session.run;
      return readAlerts(view, rules, now, signal);
    },
    'log-count': async ({ query }, signal) => {
      const { columns, rows } = shown();
      const found = await new Slicer(now, signal).drive(filterRowsInSteps(columns, query));
      return { count: found.length, total: rows };
    },
    'log-rows': async ({ query, offset, limit }, signal) => {
      const { columns } = shown();
      const most = Math.min(limit, mostRowsAtOnce);
      const found = await new Slicer(now, signal).drive(filterRowsInSteps(columns, query));
      return Array.from(found.slice(offset, offset + most), (row) => rowAt(columns, row));
    },
    inspect: async ({ row }, signal) => {
      if (isLive()) return withCuts(inspectLive(desk.run, row));
      // Its own chunk, as it is not needed before the first row is looked at.
      const { inspectRow } = await import('./inspect-row');
      return inspectRow(session.run, row, session.vectors, now, signal);
    },
    'label-set': async ({ row, label }, signal) => {
      if (row < 0 || row >= shown().rows) throw invalid(`There is no row ${row + 1}.`);
      if (isLive()) {
        desk.label(row, label);
        voice.journal({ kind: 'live-label', row, label }, session.run.hash);
      } else await session.setLabel(row, label, signal);
      return rowAt(shown().columns, row);
    },
    'export-csv': async ({ withPrompts }, signal) => {
      if (!isLive()) return exportCsv(session, withPrompts, now, signal);
      const isKnown = (row: number): boolean => desk.run.costBasis(row) !== 'unknown';
      const { toCsv } = await csvWriter();
      return { csv: toCsv(desk.run.columns, session.run.policy.policy.version, withPrompts, null, isKnown) };
    },
  };
}

async function exportCsv(
  session: Session,
  withPrompts: boolean,
  now: () => number,
  signal: AbortSignal,
): Promise<{ readonly csv: string }> {
  const { run } = session;
  const allCloudCostUsd = await allCloudCosts(session, signal);
  const { toCsvInSteps } = await csvWriter();
  const { version } = run.policy.policy;
  return { csv: await new Slicer(now, signal).drive(toCsvInSteps(run.columns, version, withPrompts, allCloudCostUsd)) };
}

/** Its own chunk: few sessions are exported. */
function csvWriter() {
  return import('../../core/telemetry/to-csv');
}

async function readTelemetry(
  session: Session,
  half: 'tune' | 'report' | null,
  now: () => number,
  signal: AbortSignal,
): Promise<Telemetry> {
  const { run, overhead, promptsPerSecond } = session;
  const input = {
    telemetry: run.columns,
    half,
    endpoints: run.world.endpoints,
    allCloudCostUsd: await session.baselines.allCloudUsd(run, signal),
    overhead: overhead.read(),
    promptsPerSecond,
    heldOutLooks: session.tuning.looks,
  };
  const summary = await new Slicer(now, signal).drive(summariseInSteps(input));
  return { ...summary, breakers: openBreakers(run) };
}

/** Breakers that are not closed when the session's clock stands. */
function openBreakers({ sim, world }: SessionRun): NonNullable<Telemetry['breakers']> {
  return world.endpoints.flatMap(({ id }) => {
    const state = sim.dispatch.breaker(id, sim.clockMs);
    return state === 'closed' ? [] : [{ endpointId: id, state }];
  });
}

/** What a row would have cost at the best cloud endpoint, USD; null where there is none. */
async function allCloudCosts(
  { run, baselines }: Session,
  signal: AbortSignal,
): Promise<((row: number) => number) | null> {
  const flown = await baselines.allCloud(run, signal);
  return flown === null ? null : (row) => flown(row).costUsd;
}

function invalid(message: string): EngineCallError {
  return new EngineCallError({ code: 'invalid-input', message, retryable: false });
}

/** A live row with what shortening cut from it, by code that few sessions need. */
async function withCuts(inspection: Inspection): Promise<Inspection> {
  const { outcome, prompt } = inspection;
  const isShort = 'attempts' in outcome && outcome.attempts.at(-1)?.shortened !== undefined;
  if (!isShort) return inspection;
  const { shownCuts } = await import('./shown-cuts');
  return { ...inspection, shortened: shownCuts(prompt, outcome) };
}
