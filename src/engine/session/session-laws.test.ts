import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { samples } from '../../catalog/samples';
import { fakeEmbedder } from '../../testing/fake-embedder';
import { scenarioArbitrary } from '../../testing/scenario-arbitrary';
import { appendToLog } from '../command-log';
import { createHandlers } from '../create-handlers';
import type { EngineHandlers } from '../engine-host';
import type { SessionLog } from '../protocol';

const { defaultPolicy } = catalog;
const quiet = new AbortController().signal;
const texts = samples.map((sample) => sample.text);

interface Opened {
  readonly engine: EngineHandlers;
  readonly log: () => SessionLog;
  /** After the last change that took effect. */
  readonly hash: () => string;
}

async function open(): Promise<Opened> {
  let log: SessionLog | null = null;
  let hash = '';
  const engine = createHandlers({
    catalog,
    embedder: fakeEmbedder(),
    now: () => performance.now(),
    voice: {
      push: () => undefined,
      journal: (entry, hashAfter) => {
        log = appendToLog(log, entry);
        hash = hashAfter;
      },
    },
  });
  await engine['session-start']({ seed: 5, policy: null, source: 'empty' }, quiet);
  await engine['embedder-load'](null, quiet);
  return { engine, log: () => log!, hash: () => hash };
}

const command = fc.oneof(
  fc.record({ kind: fc.constant('route' as const), first: fc.nat(280), count: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant('policy' as const), edge: fc.nat(100), evaluateAll: fc.boolean() }),
  fc.record({ kind: fc.constant('label' as const), row: fc.nat(20), need: fc.constantFrom('local', 'cloud', null) }),
  fc.record({ kind: fc.constant('scenario' as const), scenario: scenarioArbitrary }),
  fc.record({ kind: fc.constant('clear' as const) }),
);
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

async function run(engine: EngineHandlers, one: Command, signal: AbortSignal): Promise<unknown> {
  switch (one.kind) {
    case 'route': {
      const drafts = texts.slice(one.first, one.first + one.count).map((text) => ({ text }));
      return engine.route({ drafts }, signal);
    }
    case 'policy': {
      const complexity = { ...defaultPolicy.complexity, edgeThreshold: one.edge };
      const policy = { ...defaultPolicy, complexity, evaluateAll: one.evaluateAll };
      return engine['policy-apply']({ policy }, signal);
    }
    case 'label': {
      const label = one.need === null ? null : ({ need: one.need, source: 'user' } as const);
      return engine['label-set']({ row: one.row, label }, signal);
    }
    case 'scenario':
      return engine['scenario-apply']({ scenario: one.scenario }, signal);
    case 'clear':
      return engine['session-clear'](null, signal);
  }
}

describe('a session', () => {
  it('is a function of its command log, whatever was edited, cancelled or refused on the way', async () => {
    const step = fc.record({ command, together: fc.boolean(), abortAfter: fc.option(fc.nat(3), { freq: 4 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const { engine, log, hash } = await open();
        let pending: Promise<unknown>[] = [];
        for (const { command: one, together, abortAfter } of steps) {
          const abort = new AbortController();
          pending.push(run(engine, one, abort.signal).catch(() => undefined));
          for (let k = 0; k < (abortAfter ?? 0); k += 1) await new Promise((resolve) => setImmediate(resolve));
          if (abortAfter !== null) abort.abort();
          if (together) continue;
          await Promise.all(pending);
          pending = [];
        }
        await Promise.all(pending);
        const restored = await open();
        const summary = await restored.engine['session-restore']({ log: structuredClone(log()) }, quiet);
        expect(summary.telemetryHash).toBe(hash());
      }),
      { numRuns: 25 },
    );
  });
});
