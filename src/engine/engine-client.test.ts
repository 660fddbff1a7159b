import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Policy } from '../core/domain/policy';
import { engineInProcess } from '../testing/engine-in-process';
import type { EngineHandlers, EngineVoice } from './engine-host';
import { createEngineClient } from './engine-client';
import type { EngineClient } from './engine-client';
import { EngineCallError } from './protocol';
import type { EngineStatus, RunSummary, SessionLog } from './protocol';

vi.mock('./start-engine-worker', () => ({ startEngineWorker: () => undefined }));

const task = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const tasks = async (count: number): Promise<void> => {
  for (let k = 0; k < count; k += 1) await task();
};
const cancelled = new EngineCallError({ code: 'cancelled', message: 'Cancelled.', retryable: true });
const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(cancelled)));
const summary: RunSummary = {
  rows: 3,
  seed: 42,
  telemetryHash: 'abc',
  policyVersion: 1,
  withEmbedder: true,
  headline: '',
};

const restores: SessionLog[] = [];
/** `sample-draw` answers at once (0), later (1), never (2), or throws an error that holds a secret (3). */
const handlersOf = (voice: EngineVoice): EngineHandlers =>
  ({
    'sample-draw': async ({ index }, signal) => {
      if (index === 1) await tasks(2);
      if (index === 2) await untilAborted(signal);
      if (index === 3) throw new TypeError('the prompt was: my secret');
      return { text: `sample ${index}` };
    },
    'session-start': ({ seed }) => {
      voice.journal({ kind: 'session-start', seed, policy: { version: 1 } as Policy }, 'abc');
      return summary;
    },
    'session-restore': async ({ log }) => {
      restores.push(log);
      await tasks(2);
      return summary;
    },
    'telemetry-read': () => {
      voice.push({ kind: 'changed', rows: 1, telemetryHash: 'abc' });
      return undefined as never;
    },
  }) as Partial<EngineHandlers> as EngineHandlers;

const open = (): {
  client: EngineClient;
  engine: ReturnType<typeof engineInProcess>;
  beat: () => void;
  at: (ms: number) => void;
  statuses: EngineStatus[];
} => {
  const engine = engineInProcess(handlersOf);
  const beats = new Set<() => void>();
  let now = 0;
  const client = createEngineClient({
    startProcess: engine.startProcess,
    every: (_milliseconds, run) => {
      beats.add(run);
      return () => beats.delete(run);
    },
    now: () => now,
  });
  const statuses: EngineStatus[] = [];
  client.onStatus((status) => statuses.push(status));
  return { client, engine, beat: () => [...beats].forEach((run) => run()), at: (ms) => (now = ms), statuses };
};

describe('createEngineClient', () => {
  let opened: ReturnType<typeof open>;
  const start = (): typeof opened => (opened = open());
  afterEach(() => opened.client.dispose());

  it('answers a call and becomes ready', async () => {
    const { client, statuses } = start();
    expect(await client.call('sample-draw', { index: 0 })).toEqual({ text: 'sample 0' });
    expect(statuses.map((status) => status.state)).toEqual(['starting', 'ready']);
  });

  it('rejects a call that was aborted before, and one that is aborted on its way', async () => {
    const { client } = start();
    const abort = new AbortController();
    const call = client.call('sample-draw', { index: 2 }, { signal: abort.signal });
    await tasks(3);
    abort.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    await expect(client.call('sample-draw', { index: 0 }, { signal: abort.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  it('tells of an unknown error neither text nor stack', async () => {
    const { client } = start();
    const error = await client.call('sample-draw', { index: 3 }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'internal' });
    expect(JSON.stringify(error) + String(error)).not.toContain('secret');
  });

  it('refuses parameters that cannot be sent, and stays usable', async () => {
    const { client } = start();
    const params = { index: (() => 1) as unknown as number };
    await expect(client.call('sample-draw', params)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await client.call('sample-draw', { index: 0 })).toEqual({ text: 'sample 0' });
  });

  it('rejects everything pending when the engine crashes, and the next call is answered by a new one', async () => {
    const { client, engine, statuses } = start();
    const calls = [2, 2, 1].map((index) => client.call('sample-draw', { index }));
    await task();
    engine.crash('boom');
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'engine-crashed', retryable: true });
    expect(await client.call('sample-draw', { index: 0 })).toEqual({ text: 'sample 0' });
    expect(engine.lives()).toBe(2);
    expect(statuses.at(-1)).toMatchObject({ state: 'ready', message: expect.stringContaining('boom') });
  });

  it('gives the new engine the session back before any call that came after the crash', async () => {
    const { client, engine, statuses } = start();
    await client.call('session-start', { seed: 42, policy: null, source: 'samples' });
    restores.length = 0;
    engine.crash('boom');
    expect(await client.call('sample-draw', { index: 0 })).toEqual({ text: 'sample 0' });
    expect(restores).toMatchObject([{ seed: 42 }]);
    expect(statuses.at(-1)?.message).toContain('3 rows were flown again to the same hash');
  });

  it('takes an engine that stopped answering for crashed', async () => {
    const { client, engine, beat } = start();
    await client.call('sample-draw', { index: 0 });
    engine.hang();
    const call = client.call('sample-draw', { index: 0 });
    for (let k = 0; k < 15; k += 1) beat();
    await expect(call).rejects.toMatchObject({ code: 'engine-crashed' });
    expect(engine.lives()).toBe(2);
  });

  it('keeps an engine that answers, however long it lives', async () => {
    const { engine, beat } = start();
    for (let k = 0; k < 100; k += 1) {
      beat();
      await tasks(2);
    }
    expect(engine.lives()).toBe(1);
  });

  it('gives up at the fourth crash within a minute, and says so to every caller', async () => {
    const { client, engine, statuses } = start();
    for (let k = 0; k < 3; k += 1) engine.crash('boom');
    expect(statuses.at(-1)?.state).not.toBe('failed');
    engine.crash('boom');
    expect(statuses.at(-1)).toMatchObject({ state: 'failed', message: expect.stringContaining('Reload') });
    await expect(client.call('sample-draw', { index: 0 })).rejects.toMatchObject({ code: 'engine-crashed' });
  });

  it('forgets crashes after a minute', () => {
    const { engine, at, statuses } = start();
    for (let k = 0; k < 10; k += 1) {
      at(k * 30_000);
      engine.crash('boom');
    }
    expect(statuses.map((status) => status.state)).not.toContain('failed');
  });

  it('drops what a former life still says', async () => {
    const { client, engine } = start();
    const call = client.call('sample-draw', { index: 2 });
    engine.crash('boom');
    await expect(call).rejects.toMatchObject({ code: 'engine-crashed' });
    const later = client.call('sample-draw', { index: 1 });
    engine.say({ type: 'reply', epoch: 1, id: 2, ok: true, result: { text: 'stale' } });
    expect(await later).toEqual({ text: 'sample 1' });
  });

  it('delivers pushes and grants credit for more than the first grant', async () => {
    const { client } = start();
    let count = 0;
    client.subscribe((pushes) => (count += pushes.length));
    for (let k = 0; k < 600; k += 1) await client.call('telemetry-read', { half: null });
    expect(count).toBe(600);
  });

  it('rejects what is pending when it is disposed of', async () => {
    const { client } = start();
    const call = client.call('sample-draw', { index: 2 });
    client.dispose();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('the client under random crashes and cancels', () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('call' as const), index: fc.nat(3) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('start' as const) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('abort' as const), which: fc.nat(20) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('crash' as const), after: fc.nat(90_000) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('hang' as const) }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), count: fc.nat(4) }) },
  );

  it('leaves no call pending', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { client, engine, beat, at } = open();
        let now = 0;
        const aborts: AbortController[] = [];
        const ends: (string | null)[] = [];
        const call = (promise: (signal: AbortSignal) => Promise<unknown>): void => {
          const abort = new AbortController();
          const index = aborts.push(abort) - 1;
          ends.push(null);
          const end = (how: string) => (): void => {
            if (ends[index] !== null) throw new Error('settled twice');
            ends[index] = how;
          };
          promise(abort.signal).then(end('answered'), (error: EngineCallError) => end(error.code)());
        };
        for (const one of steps) {
          if (one.kind === 'call') call((signal) => client.call('sample-draw', { index: one.index }, { signal }));
          if (one.kind === 'start')
            call((signal) => client.call('session-start', { seed: 1, policy: null, source: 'empty' }, { signal }));
          if (one.kind === 'abort') aborts[one.which % Math.max(1, aborts.length)]?.abort();
          if (one.kind === 'crash') at((now += one.after));
          if (one.kind === 'crash') engine.crash('boom');
          if (one.kind === 'hang') engine.hang();
          if (one.kind === 'wait') await tasks(one.count);
        }
        for (const abort of aborts) abort.abort();
        for (let k = 0; k < 20 && ends.includes(null); k += 1) {
          beat();
          await tasks(3);
        }
        client.dispose();
        expect(ends).not.toContain(null);
        expect(ends.every((end) => ['answered', 'cancelled', 'internal', 'engine-crashed'].includes(end ?? ''))).toBe(
          true,
        );
      }),
      { numRuns: 150 },
    );
  });
});
