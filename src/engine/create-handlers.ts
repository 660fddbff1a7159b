import type { Prompt } from '../core/domain/prompt';
import { RandomStreams } from '../core/sim/rng';
import type { RandomStream } from '../core/sim/rng';
import type { EngineHandlers } from './engine-host';
import { frontierHandler } from './reads/frontier-handler';
import { LiveDesk } from './live/live-desk';
import { liveHandlers } from './live/live-handlers';
import { browserLiveWorld } from './live/live-world';
import { EngineCallError } from './protocol';
import type { PromptDraft } from './protocol';
import { readPreferences } from './reads/read-preferences';
import { lazyHandlers } from './lazy-handlers';
import { scenarioHandlers } from './session/scenario-handlers';
import { Session } from './session/session';
import { Slicer } from './slicer';
import { viewHandlers } from './reads/view-handlers';
import type { SessionSurroundings } from './session/session-surroundings';

/** The engine's answers to every call, over one session. */
export function createHandlers(surroundings: SessionSurroundings): EngineHandlers {
  const { catalog, now } = surroundings;
  const session = new Session(surroundings);
  const world = surroundings.live ?? browserLiveWorld;
  const desk = new LiveDesk(
    {
      catalog,
      world,
      vectors: session.vectors,
      shortener: session.shortener,
      push: (push) => surroundings.voice.push(push),
      onAside: (cost) => surroundings.voice.journal({ kind: 'live-aside', cost }, session.run.hash),
      onRecords: (records) => surroundings.voice.journal({ kind: 'live', records }, session.run.hash),
    },
    catalog.defaultPolicy,
  );
  const draws = new RandomStreams(1).stream('sample-draw');

  return {
    'session-start': (params, signal) => {
      desk.reset(params.policy ?? catalog.defaultPolicy, []);
      return session.start(params, signal);
    },
    'session-clear': (_params, signal) => session.clear(signal),
    'session-restore': ({ log }, signal) => {
      desk.reset(log.policy, log.live ?? [], log.aside);
      return session.restore(log, signal);
    },
    'session-state': async (_params, signal) => ({
      ...(await session.summary(signal)),
      embedder: session.vectors.status,
    }),
    'catalog-read': () => ({ policy: catalog.defaultPolicy, endpoints: catalog.endpoints }),
    ...scenarioHandlers(session, catalog),
    ...liveHandlers(session, desk, surroundings),
    route: ({ drafts }, signal) => session.route(drafts, signal),
    'sample-draw': async ({ index }) => drawSample(await catalog.loadSamples(), index, draws),
    'policy-apply': ({ policy }, signal) => session.applyPolicy(policy, signal),
    'policy-preview': async ({ from, to }, signal) => {
      const [before, after] = [session.compile(from), session.compile(to)];
      const flownBefore = await session.flownUnder(before, signal);
      const flownAfter = await session.flownUnder(after, signal);
      const { policyEffect } = await import('./session/policy-effect');
      return new Slicer(now, signal).drive(policyEffect(flownBefore, flownAfter, session.usedBy(to)));
    },
    'frontier-read': frontierHandler(session, desk, now),
    ...lazyHandlers(session, desk, surroundings),
    ...viewHandlers(session, desk, surroundings),
    'preferences-read': () => readPreferences(session.run),
    'embedder-load': () => session.loadEmbedder(),
    'cache-lab': async (_params, signal) => {
      // Its own chunk: few sessions ask for it.
      const { readCacheLab } = await import('./reads/read-cache-lab');
      return readCacheLab(session.run, session.vectors, now, signal);
    },
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
