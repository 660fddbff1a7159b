import type { EngineHandlers } from './engine-host';
import type { ExportCalls } from './export/export-protocol';
import type { ImportCalls } from './import/import-protocol';
import type { CompiledPolicy } from '../core/compiled-policy';
import type { Breakdown, BreakdownKey } from '../core/domain/breakdown';
import type { SessionSeries } from '../core/domain/session-series';
import type { LiveDesk } from './live/live-desk';
import type { LiveRun } from './live/live-run';
import type { readBreakdown } from './reads/read-breakdown';
import { lazyExportHandlers } from './export/lazy-export-handlers';
import { lazyCostHandlers } from './lazy-cost-handlers';
import type { LazyCostCall } from './lazy-cost-handlers';
import { lazySemanticHandlers } from './lazy-semantic-handlers';
import type { LazySemanticCall } from './lazy-semantic-handlers';
import type { Session } from './session/session';
import type { SessionSurroundings } from './session/session-surroundings';
import { Slicer } from './slicer';

type LazyCall =
  | 'optimize'
  | 'refit'
  | 'comparison-read'
  | 'series-read'
  | 'breakdown-read'
  | 'matrix-read'
  | 'pitfalls-read'
  | 'conversations-route'
  | 'stickiness-read'
  | LazySemanticCall
  | LazyCostCall
  | 'regret-read'
  | keyof ImportCalls
  | keyof ExportCalls;

/** The engine's answers that take code which not every session needs: it is fetched at the first question. */
export function lazyHandlers(
  session: Session,
  desk: LiveDesk,
  surroundings: SessionSurroundings,
): Pick<EngineHandlers, LazyCall> {
  const { catalog, now } = surroundings;
  const imports = async () => (await import('./import/import-handlers')).importHandlers(session, surroundings);
  return {
    'import-preview': async (params, signal) => (await imports())['import-preview'](params, signal),
    'import-start': async (params, signal) => (await imports())['import-start'](params, signal),
    optimize: async (_params, signal) => {
      const { optimizeSession } = await import('./fitting/optimize-session');
      return optimizeSession(session, surroundings, signal);
    },
    refit: async (_params, signal) => {
      const { refitSession } = await import('./fitting/refit-session');
      return refitSession(session.run, session.vectors, now, signal, session.tuning);
    },
    ...lazySemanticHandlers(session, desk, surroundings),
    'pitfalls-read': async (_params, signal) => {
      const { readPitfalls } = await import('./reads/read-pitfalls');
      return readPitfalls(session.run, session.vectors, now, signal);
    },
    'conversations-route': async (_params, signal) => {
      const { sampleConversations } = await import('../catalog/conversations');
      return session.route(sampleConversations(), signal);
    },
    'stickiness-read': async (_params, signal) => {
      const { readStickiness } = await import('./reads/read-stickiness');
      return readStickiness(session, signal);
    },
    ...lazyCostHandlers(session, desk, now),
    ...lazyExportHandlers(session, surroundings),
    'comparison-read': async ({ half }, signal) => {
      const { readComparison } = await import('./reads/read-comparison');
      return readComparison(session.run, half, session, catalog.articleFigures, now, signal);
    },
    'regret-read': async ({ seeds }, signal) => {
      const { readRegret } = await import('./reads/read-regret');
      return readRegret(session.run, seeds, now, signal);
    },
    'series-read': (_params, signal) => readShownSeries(session, desk, now, signal),
    'matrix-read': async (asked, signal) => {
      const { readMatrix, readLiveMatrix } = await import('./reads/read-matrix');
      if (desk.view === 'live') return readLiveMatrix(desk.run, asked, now, signal);
      return readMatrix(session.run, asked, session.potential, now, signal);
    },
    'breakdown-read': async ({ by }, signal) => {
      const { readBreakdown } = await import('./reads/read-breakdown');
      const steps =
        desk.view === 'live'
          ? readLiveBreakdown(desk.run, session.run.policy, by, readBreakdown)
          : readBreakdown(session.run, by);
      return new Slicer(now, signal).drive(steps);
    },
  };
}

/** The live rows by a key; whom they were sent to stands for the provider. */
function* readLiveBreakdown(
  { columns, endpoints }: LiveRun,
  policy: CompiledPolicy,
  by: BreakdownKey,
  read: typeof readBreakdown,
): Generator<void, Breakdown, void> {
  const called = new Map(endpoints.map(({ id, label, origin }) => [id, { label, provider: origin }]));
  return { ...(yield* read({ columns, policy }, by, (id) => called.get(id))), mode: 'live' };
}

/** The course of the rows in view, simulated or live. */
async function readShownSeries(
  { run, potential, overhead }: Session,
  desk: LiveDesk,
  now: () => number,
  signal: AbortSignal,
): Promise<SessionSeries> {
  if (desk.view === 'live') {
    const { readLiveSeries } = await import('./live/read-live-series');
    return readLiveSeries(desk.run, run.policy.policy, now, signal);
  }
  const { readSeries } = await import('./reads/read-series');
  return readSeries(run, { potential, overhead: overhead.read(), now }, signal);
}
