import { expect, it } from 'vitest';
import { startFaultServer } from '../../testing/fault-server';
import { liveEngine } from '../../testing/live-engine';
import { appendToLog } from '../command-log';
import type { SessionLog } from '../protocol';

const { signal } = new AbortController();

it('times every endpoint, counts what it sent and spent, and leaves the session as it was', async () => {
  const server = await startFaultServer({ script: ({ protocol }) => (protocol === 'openai' ? 'ok-slow' : '500') });
  const { engine, settings, make, journal } = await liveEngine(server);
  const rows = await engine['live-probe']({ repeats: 2 }, signal);
  const state = await engine['live-configure'](settings, signal);
  // What it cost outlives the tab.
  const log = journal.reduce<SessionLog | null>(appendToLog, null)!;
  const again = make();
  await again['session-restore']({ log: structuredClone(log) }, signal);
  const restored = await again['live-configure'](settings, signal);
  await server.close();
  expect(rows).toMatchObject([
    { label: 'good (Ollama)', asked: 2, answered: 0, ttftMs: null, failure: { code: 'server-error' } },
    { label: 'good (C)', asked: 2, answered: 2, failure: null },
  ]);
  const [, cloud] = rows;
  expect(cloud?.ttftMs).toBeLessThan(cloud?.totalMs ?? 0);
  expect(cloud?.tokensPerSecond).toBeGreaterThan(0);
  expect(JSON.parse(server.log.at(-1)?.body ?? '')).toMatchObject({ max_tokens: 64 });
  expect(state).toMatchObject({ rows: 0, reservedUsd: 0, egress: [{ requests: 4 }] });
  // Two answers of 21 tokens in at $1 and 8 out at $2 a million.
  expect(state.spentUsd).toBeCloseTo(74e-6, 10);
  expect(restored).toMatchObject({ rows: 0 });
  expect(restored.spentUsd).toBeCloseTo(74e-6, 10);
});
