import { afterEach, expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import type { Policy } from '../../core/domain/policy';
import { startFaultServer } from '../../testing/fault-server';
import { liveEngine } from '../../testing/live-engine';
import { openEngine } from '../../testing/open-engine';

const { signal } = new AbortController();
const { defaultPolicy } = catalog;
const under = (floor: number | null): Policy => ({
  ...defaultPolicy,
  answers: { ...defaultPolicy.answers, shorten: floor === null ? null : { floor } },
});
const rule = 'Prove every step of the argument and name the theorem that it rests on.';
const wordy = `${rule}\nEvery finite integral domain is a field.\n${rule}\nThank you very much in advance!`;
const short = `${rule}\nEvery finite integral domain is a field.`;

const servers: Awaited<ReturnType<typeof startFaultServer>>[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function flown(floor: number | null) {
  const voice = { push: () => undefined, journal: () => undefined };
  const engine = openEngine({ voice });
  await engine['session-start']({ seed: 42, policy: under(floor), source: 'empty' }, signal);
  await engine['embedder-load'](null, signal);
  await engine.route({ drafts: [{ text: wordy }, { text: 'hi' }] }, signal);
  const { tokens, costUsd } = await engine['telemetry-read']({ half: null }, signal);
  return { engine, tokens, costUsd, report: await engine['shortening-read'](null, signal) };
}

test('what is cut is not billed, and is counted with what it saved', async () => {
  const { engine, tokens, costUsd, report } = await flown(0.8);
  const whole = await flown(null);
  expect(report).toMatchObject({ mode: 'sim', rows: 2, shortenedRows: 1, belowFloor: 0, unread: 0 });
  expect(report.leastSimilarity).toBeGreaterThan(0.8);
  expect(whole.tokens.input - tokens.input).toBe(report.beforeTokens - report.afterTokens);
  expect(report.beforeTokens).toBeGreaterThan(report.afterTokens);
  expect(whole.costUsd - costUsd).toBeCloseTo(report.savedUsd, 12);
  const { shortened, outcome } = await engine.inspect({ row: 0 }, signal);
  expect(shortened?.map(({ name, cuts }) => [name, cuts.length])).toEqual([['prompt', 2]]);
  expect(outcome).toMatchObject({ attempts: [{ shortened: { isSent: true } }] });
});

test('below the floor the whole prompt goes out', async () => {
  const { tokens, costUsd, report } = await flown(1);
  const whole = await flown(null);
  expect(report).toMatchObject({ shortenedRows: 0, belowFloor: 1, savedUsd: 0, leastSimilarity: null });
  expect([tokens.input, costUsd]).toEqual([whole.tokens.input, whole.costUsd]);
});

test('LIVE sends a paid endpoint the shortened text', async () => {
  const server = await startFaultServer();
  servers.push(server);
  const { engine } = await liveEngine(server);
  await engine['embedder-load'](null, signal);
  await engine['policy-apply']({ policy: under(0.8) }, signal);
  await engine['live-route']({ drafts: [{ text: wordy }] }, signal);
  const seen = server.log.at(-1);
  expect(seen?.protocol).toBe('openai');
  expect(JSON.parse(seen?.body ?? '{}')).toMatchObject({ messages: [{ role: 'user', content: `${short}\n` }] });
  const report = await engine['shortening-read'](null, signal);
  expect(report).toMatchObject({ mode: 'live', shortenedRows: 1 });
  const { tokens } = await engine['telemetry-read']({ half: null }, signal);
  expect(tokens.trimmed).toBeUndefined();
});
