import type { Prompt } from '../core/domain/prompt';
import { RandomStreams } from '../core/sim/rng';
import type { RandomStream } from '../core/sim/rng';
import { readRow } from '../core/telemetry/read-row';
import { filterRows } from '../core/telemetry/row-filter';
import { summarise } from '../core/telemetry/summarise';
import { toCsv } from '../core/telemetry/to-csv';
import type { Telemetry } from '../core/domain/telemetry';
import type { EngineHandlers } from './engine-host';
import { importHandlers } from './import-handlers';
import { inspectRow } from './inspect-row';
import { liveHandlers } from './live-handlers';
import { browserLiveWorld } from './live-world';
import { bestCloud } from './potential-cache';
import { policyEffect } from './policy-effect';
import { EngineCallError } from './protocol';
import type { PromptDraft } from './protocol';
import { readAlignment } from './read-alignment';
import { readPreferences } from './read-preferences';
import { FrontierReader, rowsOfHalf } from './frontier-reader';
import { lazyHandlers } from './lazy-handlers';
import { scenarioHandlers } from './scenario-handlers';
import { Session } from './session';
import type { SessionSurroundings } from './session';

const mostRowsAtOnce = 1000;

/** The engine's answers to every call, over one session. */
export function createHandlers(surroundings: SessionSurroundings): EngineHandlers {
  const { catalog, now } = surroundings;
  const session = new Session(surroundings);
  const frontiers = new FrontierReader(session.potential, now);
  const draws = new RandomStreams(1).stream('sample-draw');

  return {
    'session-start': (params, signal) => session.start(params, signal),
    'session-clear': (_params, signal) => session.clear(signal),
    'session-restore': ({ log }, signal) => session.restore(log, signal),
    'session-state': async (_params, signal) => ({
      ...(await session.summary(signal)),
      embedder: session.vectors.status,
    }),
    'catalog-read': () => ({ policy: catalog.defaultPolicy, endpoints: catalog.endpoints }),
    ...importHandlers(session, surroundings),
    ...scenarioHandlers(session, catalog.scenarios),
    ...liveHandlers(surroundings.live ?? browserLiveWorld),
    route: ({ drafts }, signal) => session.route(drafts, signal),
    'sample-draw': ({ index }) => drawSample(catalog.samples, index, draws),
    'policy-apply': ({ policy }, signal) => session.applyPolicy(policy, signal),
    'policy-preview': async ({ from, to }, signal) => {
      const [before, after] = [session.compile(from), session.compile(to)];
      const flownBefore = await session.flownUnder(before, signal);
      return policyEffect(flownBefore, await session.flownUnder(after, signal), session.run.world.seed);
    },
    'frontier-read': ({ half }, signal) => frontiers.read(session.run, half, signal),
    ...lazyHandlers(session, surroundings),
    'telemetry-read': ({ half }, signal) => readTelemetry(session, half, signal),
    'log-count': ({ query }) => {
      const { columns, rows } = session.run;
      return { count: filterRows(columns, query).length, total: rows };
    },
    'log-rows': ({ query, offset, limit }) => {
      const { columns } = session.run;
      const most = Math.min(limit, mostRowsAtOnce);
      return Array.from(filterRows(columns, query).slice(offset, offset + most), (row) => readRow(columns, row));
    },
    inspect: ({ row }, signal) => inspectRow(session.run, row, session.vectors, now, signal),
    'label-set': async ({ row, label }, signal) => {
      if (row < 0 || row >= session.run.rows) throw invalid(`There is no row ${row + 1}.`);
      await session.setLabel(row, label, signal);
      return readRow(session.run.columns, row);
    },
    'preferences-read': () => readPreferences(session.run),
    'export-csv': ({ withPrompts }, signal) => exportCsv(session, withPrompts, signal),
    'embedder-load': () => session.loadEmbedder(),
    'cache-lab': async (_params, signal) => {
      // Its own chunk: few sessions ask for it.
      const { readCacheLab } = await import('./read-cache-lab');
      return readCacheLab(session.run, session.vectors, now, signal);
    },
    'alignment-read': (_params, signal) => readAlignment(session.run, session.vectors, now, signal),
  };
}

async function exportCsv(
  session: Session,
  withPrompts: boolean,
  signal: AbortSignal,
): Promise<{ readonly csv: string }> {
  const { run } = session;
  const allCloudCostUsd = await allCloudCosts(session, null, signal);
  return { csv: toCsv(run.columns, run.policy.policy.version, withPrompts, allCloudCostUsd) };
}

async function readTelemetry(
  session: Session,
  half: 'tune' | 'report' | null,
  signal: AbortSignal,
): Promise<Telemetry> {
  const { run, overhead, promptsPerSecond } = session;
  return summarise({
    telemetry: run.columns,
    half,
    endpoints: run.world.endpoints,
    allCloudCostUsd: await allCloudCosts(session, half, signal),
    overhead: overhead.read(),
    promptsPerSecond,
  });
}

/** What a row of the half would have cost at the best cloud endpoint, USD; null where there is none. */
async function allCloudCosts(
  { run, potential }: Session,
  half: 'tune' | 'report' | null,
  signal: AbortSignal,
): Promise<((row: number) => number) | null> {
  const { prompts } = run.columns;
  const cloud = bestCloud(run);
  if (cloud === null) return null;
  const asked = rowsOfHalf(run, half).flatMap((row) => prompts[row] ?? []);
  await potential.warm(run, [cloud.id], asked, signal);
  const outcomes = potential.of(run);
  return (row) => {
    const prompt = prompts[row];
    return prompt === undefined ? 0 : outcomes.of(cloud.id, prompt).costUsd;
  };
}

function drawSample(samples: readonly Prompt[], index: number | null, draws: RandomStream): PromptDraft {
  const sample = samples[index ?? Math.floor(draws.uniform() * samples.length)];
  if (sample === undefined) throw invalid(`There is no sample ${index}; the last is ${samples.length - 1}.`);
  const { text, system, turns } = sample;
  return { text, ...(system === undefined ? {} : { system }), ...(turns === undefined ? {} : { turns }) };
}

function invalid(message: string): EngineCallError {
  return new EngineCallError({ code: 'invalid-input', message, retryable: false });
}
