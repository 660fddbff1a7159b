import type { PolicyEffect } from '../core/domain/frontier';
import { defaultPolicy } from '../catalog/default-policy';
import { endpoints } from '../catalog/endpoints';
import { steadyScenario } from '../core/domain/scenario';
import type { EngineClient, SessionLogListener } from '../engine/engine-client';
import { EngineCallError } from '../engine/protocol';
import type { EngineCallName, EngineCalls, EnginePush, EngineStatus, SessionLog } from '../engine/protocol';
import { fakeInspection, fakeRow, fakeTelemetry } from './fake-session';

type Handlers = {
  readonly [Name in EngineCallName]?: (
    params: EngineCalls[Name]['params'],
    signal: AbortSignal | undefined,
  ) => EngineCalls[Name]['result'] | Promise<EngineCalls[Name]['result']>;
};

/** A client whose engine is a table of answers; `said` records every call in order. */
export interface FakeEngineClient extends EngineClient {
  readonly said: readonly { readonly call: EngineCallName; readonly params: unknown }[];
  /** Says something as the engine would, in one batch. */
  readonly push: (...pushes: readonly EnginePush[]) => void;
  readonly tell: (status: EngineStatus) => void;
  /** Says what the session's command log has become. */
  readonly tellLog: (log: SessionLog, telemetryHash: string) => void;
}

const summary = {
  rows: 240,
  seed: 42,
  telemetryHash: '5eedcafe',
  policyVersion: 1,
  withEmbedder: true,
  headline: '120 held-out samples · SIM',
};
const policyEffect: PolicyEffect = {
  n: 240,
  moved: 12,
  toCloud: 2,
  toLocal: 10,
  toCache: 0,
  toNobody: 0,
  toPerson: 0,
  otherModel: 0,
  judged: { n: 120, heldOut: true },
  costChange: -0.31,
  costParts: { byRoute: -0.31, byModel: 0 },
  qualityChange: null,
};

const answers: Handlers = {
  'session-start': ({ seed }) => ({ ...summary, seed }),
  'catalog-read': () => ({ policy: defaultPolicy, endpoints }),
  route: ({ drafts }) => ({
    firstRow: 240,
    count: drafts.length,
    requested: drafts.length,
    cancelled: false,
    telemetryHash: '0ddba11',
  }),
  'sample-draw': () => ({ text: 'List the moons of Mars.' }),
  'policy-apply': ({ policy }) => ({ ...summary, policyVersion: policy.version }),
  'scenario-apply': () => summary,
  'scenario-read': () => ({ scenario: steadyScenario, reports: [], presets: [], arrivals: [], clockMs: 60_000 }),
  'policy-preview': () => policyEffect,
  'telemetry-read': () => fakeTelemetry,
  'log-count': () => ({ count: 240, total: 240 }),
  'log-rows': ({ offset, limit }) => Array.from({ length: limit }, (_, index) => fakeRow(239 - offset - index)),
  inspect: ({ row }) => fakeInspection(row),
  'label-set': ({ row, label }) => ({ ...fakeRow(row), label }),
  'export-csv': () => ({ csv: 'row,tier\r\n1,local\r\n' }),
  'embedder-load': () => ({ state: 'ready', model: 'fake', dimensions: 8, loadMs: 1 }),
  'session-state': () => ({ ...summary, embedder: { state: 'idle' } }),
};

/** A client for tests of the stores; what a test does not override answers plausibly, or is refused. */
export function fakeEngineClient(overrides: Handlers = {}): FakeEngineClient {
  const said: { call: EngineCallName; params: unknown }[] = [];
  const pushListeners = new Set<(pushes: readonly EnginePush[]) => void>();
  const statusListeners = new Set<(status: EngineStatus) => void>();
  const logListeners = new Set<SessionLogListener>();
  const handlers: Handlers = { ...answers, ...overrides };
  return {
    said,
    call: async (call, params, options = {}) => {
      said.push({ call, params });
      await Promise.resolve();
      const handler = handlers[call];
      if (options.signal?.aborted === true)
        throw new EngineCallError({ code: 'cancelled', message: 'Cancelled.', retryable: true });
      if (handler === undefined)
        throw new EngineCallError({ code: 'internal', message: `${call} has no answer`, retryable: false });
      return handler(params, options.signal);
    },
    subscribe: (listener) => {
      pushListeners.add(listener);
      return () => pushListeners.delete(listener);
    },
    onStatus: (listener) => {
      statusListeners.add(listener);
      listener({ state: 'ready', message: null });
      return () => statusListeners.delete(listener);
    },
    onSessionLog: (listener) => {
      logListeners.add(listener);
      return () => logListeners.delete(listener);
    },
    dispose: () => undefined,
    push: (...pushes) => {
      for (const listener of pushListeners) listener(pushes);
    },
    tell: (status) => {
      for (const listener of statusListeners) listener(status);
    },
    tellLog: (log, telemetryHash) => {
      for (const listener of logListeners) listener(log, telemetryHash);
    },
  };
}
