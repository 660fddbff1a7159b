import { beforeEach, expect, it, vi } from 'vitest';
import { EngineCallError } from '../engine/protocol';
import { fakeEngineClient } from '../testing/fake-engine-client';
import { connectEngine, startSession } from './connect-engine';
import { useEngine } from './engine-store';
import { useLog } from './log-store';
import { usePolicy } from './policy-store';
import { useTelemetry } from './telemetry-store';

let client = fakeEngineClient();
let disconnect = (): void => undefined;
const connect = (overrides: Parameters<typeof fakeEngineClient>[0] = {}): void => {
  disconnect();
  client = fakeEngineClient(overrides);
  disconnect = connectEngine(client);
};
beforeEach(() => connect());

it('fills the page at the start of a session', async () => {
  await startSession(7);
  expect(useEngine.getState()).toMatchObject({ seed: 7, rows: 240, telemetryHash: '5eedcafe' });
  expect(usePolicy.getState().endpoints.length).toBeGreaterThan(0);
  await vi.waitFor(() => expect(useLog.getState().count).toBe(240));
});

it('reads log and figures again when the engine says that they changed', async () => {
  client.push({ kind: 'changed', rows: 243, telemetryHash: 'new' });
  expect(useEngine.getState()).toMatchObject({ rows: 243, telemetryHash: 'new' });
  await vi.waitFor(() => expect(useTelemetry.getState().telemetry?.routed).toBe(240));
  expect(client.said.map(({ call }) => call)).toContain('log-count');
});

it('writes the engine store once for a batch', () => {
  const writes = vi.fn<() => void>();
  const stop = useEngine.subscribe(writes);
  client.push(
    { kind: 'progress', done: 1, total: 9, phase: 'routing' },
    { kind: 'progress', done: 2, total: 9, phase: 'routing' },
    { kind: 'embedder', status: { state: 'idle' } },
  );
  stop();
  expect(writes).toHaveBeenCalledOnce();
  expect(useEngine.getState().progress?.done).toBe(2);
});

it('offers to try again when the session does not start', async () => {
  let tries = 0;
  const refusal = new EngineCallError({ code: 'internal', message: 'Broken.', retryable: true });
  connect({
    'session-start': () => {
      tries += 1;
      return Promise.reject(refusal);
    },
  });
  await startSession(42);
  const { notice } = useEngine.getState();
  expect(notice).toMatchObject({
    kind: 'error',
    text: 'The session did not start: Broken.',
    action: { label: 'Retry' },
  });
  notice?.action?.run();
  await vi.waitFor(() => expect(tries).toBe(2));
});

it('says when the engine was restarted', () => {
  client.tell({ state: 'restarting', message: 'The engine stopped. Restarting.' });
  expect(useEngine.getState()).toMatchObject({ status: { state: 'restarting' }, notice: { kind: 'error' } });
});

it('asks for the encoder before the first run, which waits for it', async () => {
  await startSession(42);
  const calls = client.said.map(({ call }) => call);
  expect(calls.indexOf('embedder-load')).toBeGreaterThan(-1);
  expect(calls.indexOf('embedder-load')).toBeLessThan(calls.indexOf('session-start'));
});
