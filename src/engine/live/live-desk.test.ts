import { afterEach, expect, it } from 'vitest';
import type { Fault } from '../../testing/fault-reply';
import { startFaultServer } from '../../testing/fault-server';
import type { FaultServer, SeenChat } from '../../testing/fault-server';
import { liveEngine } from '../../testing/live-engine';
import { appendToLog } from '../command-log';
import type { Policy } from '../../core/domain/policy';
import type { LiveSettings } from './live-protocol';
import type { SessionLog } from '../protocol';

const servers: FaultServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const { signal } = new AbortController();
const hard = 'Prove that every finite integral domain is a field, step by step.';
const key = 'sk-planted-Qx7Zr9Lm2Vw8';

/** A session with a local model and one in the cloud; the cloud's server misbehaves as the prompt says, as in `[500] ...`. */
async function liveSession(change: Partial<LiveSettings> = {}) {
  const said = ({ prompt, protocol }: SeenChat): Fault => {
    const [, fault = 'ok'] = /^\[([\w-]+)\]/.exec(prompt) ?? [];
    return protocol === 'openai' ? (fault as Fault) : 'ok';
  };
  const server = await startFaultServer({ script: said });
  servers.push(server);
  const { engine, make, settings, pushes, journal } = await liveEngine(server, change, {}, key);
  const route = (...texts: string[]) => engine['live-route']({ drafts: texts.map((text) => ({ text })) }, signal);
  const log = () => journal.reduce<SessionLog | null>(appendToLog, null)!;
  return { engine, make, server, settings, route, pushes, journal, log };
}

it('sends an easy prompt to the local model and a hard one to the cloud, and keeps the answers', async () => {
  const { engine, route, server } = await liveSession();
  await route('hi', hard);
  expect(server.log.map(({ protocol }) => protocol).toSorted()).toEqual(['ollama', 'openai']);
  expect(server.log.find(({ protocol }) => protocol === 'openai')?.authorization).toBe(`Bearer ${key}`);
  const inspection = await engine.inspect({ row: 0 }, signal);
  expect(inspection.live?.calls[0]).toMatchObject({ text: expect.stringContaining('naïve 日本語'), usage: 'reported' });
  const telemetry = await engine['telemetry-read']({ half: null }, signal);
  expect(telemetry).toMatchObject({ mode: 'live', routed: 2, localShare: { n: 2 } });
});

it('answers by the fallback when the cloud breaks in mid-answer, and keeps the part that had come', async () => {
  const { engine, route, server } = await liveSession();
  await route(`[reset-mid] ${hard}`);
  const { outcome, live } = await engine.inspect({ row: 0 }, signal);
  expect(outcome).toMatchObject({ kind: 'completed', quality: null });
  expect(live?.calls.map(({ text, error }) => [text.slice(0, 11), error?.code])).toEqual([
    ['The answer ', 'broken-stream'],
    ['The answer ', undefined],
  ]);
  expect(server.log.map(({ protocol }) => protocol)).toEqual(['openai', 'ollama']);
});

it('never sends personal data to the cloud, not even when the local model fails', async () => {
  const { engine, route, server } = await liveSession();
  server.options = { script: () => '500' };
  await route(`Prove this for jane.doe@example.com with IBAN DE89370400440532013000. ${hard}`);
  expect(server.log.every(({ protocol }) => protocol === 'ollama')).toBe(true);
  expect((await engine.inspect({ row: 0 }, signal)).outcome.kind).toBe('failed');
});

it('gives a restored engine the same rows and hash without calling anybody', async () => {
  const { engine, make, route, server, settings, log } = await liveSession();
  await route('hi', hard, `[500] ${hard}`);
  await engine['label-set']({ row: 0, label: { need: 'cloud', source: 'user' } }, signal);
  const before = await engine['live-configure'](settings, signal);
  const sent = server.log.length;
  const again = make();
  await again['session-restore']({ log: structuredClone(log()) }, signal);
  const after = await again['live-configure'](settings, signal);
  expect(after).toMatchObject({ rows: 3, hash: before.hash });
  expect(server.log).toHaveLength(sent);
});

it('keeps live rows as they are when the policy changes', async () => {
  const { engine, route, server, settings } = await liveSession();
  await route('hi', hard);
  const { policy } = await engine['catalog-read'](null, signal);
  const before = await engine['live-configure'](settings, signal);
  const bold = { ...policy, complexity: { ...policy.complexity, edgeThreshold: 0 } };
  await engine['policy-apply']({ policy: bold }, signal);
  expect(await engine['live-configure'](settings, signal)).toMatchObject({ rows: 2, hash: before.hash });
  expect(server.log).toHaveLength(2);
});

it('ends at once when its user cancels: what came is kept, what had not begun is not sent', async () => {
  const { engine, server } = await liveSession({ concurrency: 1 });
  const user = new AbortController();
  const drafts = [hard, 'hi', 'thanks'].map((text) => ({ text: `[stall-mid] ${text} ${hard}` }));
  const routed = engine['live-route']({ drafts }, user.signal);
  await expect.poll(() => server.log.length).toBe(1);
  user.abort();
  expect(await routed).toMatchObject({ count: 1, requested: 3, cancelled: true });
  expect((await engine.inspect({ row: 0 }, signal)).outcome.kind).toBe('cancelled');
  expect(server.log).toHaveLength(1);
});

it('sends nothing at zero egress, and ends what is under way when it is switched on', async () => {
  const sealed = await liveSession({ zeroEgress: true });
  await expect(sealed.route('hi')).rejects.toMatchObject({ code: 'invalid-input' });
  expect(sealed.server.log).toHaveLength(0);
  const open = await liveSession();
  const routed = open.route(`[stall-mid] ${hard}`);
  await expect.poll(() => open.server.log.length).toBe(1);
  await open.engine['live-configure']({ ...open.settings, zeroEgress: true }, signal);
  await expect(routed).rejects.toMatchObject({ code: 'cancelled' });
  // It has left all the same: it is counted, and its row is kept.
  const { egress, rows } = await open.engine['live-configure']({ ...open.settings, zeroEgress: true }, signal);
  const bytes = new TextEncoder().encode(open.server.log[0]?.body).length;
  expect(egress).toEqual([{ origin: open.server.origin, requests: 1, bytes }]);
  expect(rows).toBe(1);
});

it('counts what left this tab though its session is gone', async () => {
  const { engine, route, server, settings } = await liveSession();
  const routed = route(`[stall-mid] ${hard}`);
  await expect.poll(() => server.log.length).toBe(1);
  await engine['session-start']({ seed: 1, policy: null, source: 'empty' }, signal);
  await expect(routed).rejects.toMatchObject({ code: 'cancelled' });
  const { egress, rows } = await engine['live-configure'](settings, signal);
  expect(egress.map(({ requests }) => requests)).toEqual([1]);
  expect(rows).toBe(0);
});

it('never passes the hard limit, though many calls are under way at once', async () => {
  const { engine, route, server, settings } = await liveSession({ concurrency: 16 });
  const { policy } = await engine['catalog-read'](null, signal);
  // An answer costs 37 millionths of a dollar; the most that each can cost is set aside for it.
  const hardLimitUsd = 0.003;
  await engine['policy-apply']({ policy: { ...policy, budget: { ...policy.budget, hardLimitUsd } } }, signal);
  await route(...Array.from({ length: 100 }, (_, k) => `${hard} (${k})`));
  const { spentUsd, reservedUsd } = await engine['live-configure'](settings, signal);
  const paid = server.log.filter(({ protocol }) => protocol === 'openai').length;
  expect(paid).toBeGreaterThan(10);
  expect(paid).toBeLessThan(100);
  expect(37e-6 * paid).toBeLessThanOrEqual(hardLimitUsd);
  // Less than one more call could cost is left.
  expect(spentUsd).toBeGreaterThan(0.7 * hardLimitUsd);
  expect(reservedUsd).toBe(0);
  // Nobody is left out: the local model answers the rest.
  expect((await engine['telemetry-read']({ half: null }, signal)).routed).toBe(100);
});

it('sends nothing to a model without a price while a limit is to be held, and says so', async () => {
  const { engine, route, server, settings } = await liveSession();
  const rows = settings.rows.map((row) => ({ ...row, price: null }));
  await engine['live-configure']({ ...settings, rows }, signal);
  const { policy } = await engine['catalog-read'](null, signal);
  await engine['policy-apply']({ policy: { ...policy, budget: { ...policy.budget, hardLimitUsd: 1 } } }, signal);
  await route(hard);
  expect(server.log.every(({ protocol }) => protocol === 'ollama')).toBe(true);
  const { outcome } = await engine.inspect({ row: 0 }, signal);
  expect(JSON.stringify(outcome)).toContain('nobody knows the price of');
});

it('counts what left this tab, and to whom', async () => {
  const { engine, route, server, settings } = await liveSession();
  await route('hi', hard);
  const bytes = server.log.reduce((sum, { body }) => sum + new TextEncoder().encode(body).length, 0);
  const { egress } = await engine['live-configure'](settings, signal);
  expect(egress).toEqual([{ origin: server.origin, requests: 2, bytes }]);
});

it('puts no key into what it says, records or answers', async () => {
  const { engine, route, server, pushes, journal } = await liveSession();
  server.options = { ...server.options, echoesKey: true };
  await route(hard, `[401] ${hard}`, `[error-mid] ${hard}`, `[500] ${hard}`);
  const rows = [];
  for (const row of [0, 1, 2, 3]) rows.push(await engine.inspect({ row }, signal));
  const csv = await engine['export-csv']({ withPrompts: true }, signal);
  expect(JSON.stringify([pushes, journal, rows, csv])).not.toContain('planted');
});

it('teaches the bandit latency and errors without feedback, and quality with it', async () => {
  const { engine, route } = await liveSession();
  await route('hi');
  const before = await engine.inspect({ row: 0 }, signal);
  expect(before.reward).toMatchObject({ quality: null });
  await engine['label-set']({ row: 0, label: { need: 'cloud', source: 'user' } }, signal);
  const after = await engine.inspect({ row: 0 }, signal);
  expect(after.reward).toMatchObject({ quality: 0 });
  expect(after.reward?.value).toBeLessThan(before.reward?.value ?? 0);
});

const manyTurns = Array.from({ length: 20 }, (_, k) => ({
  role: k % 2 === 0 ? ('user' as const) : ('assistant' as const),
  text: `Turn ${k}: ${'word '.repeat(20)}`,
}));
const bytesOf = (chats: readonly SeenChat[]) =>
  chats.reduce((sum, { body }) => sum + new TextEncoder().encode(body).length, 0);

/** A session that sends 100 tokens of earlier turns and has the rest summed up. */
async function summingSession(change: Partial<Policy> = {}) {
  const session = await liveSession();
  const { policy } = await session.engine['catalog-read'](null, signal);
  const answers = { ...policy.answers, historyTokens: 100, summariser: 'local-small' };
  await session.engine['policy-apply']({ policy: { ...policy, ...change, answers } }, signal);
  const ask = (text = hard) => session.engine['live-route']({ drafts: [{ text, turns: manyTurns }] }, signal);
  return { ...session, policy, ask };
}

it('has a local model sum up the turns that it leaves out, and sends no cloud the whole', async () => {
  const { engine, server, ask } = await summingSession();
  await ask();
  const [first, second] = server.log.map(({ protocol, body }) => ({ protocol, body: body ?? '' }));
  expect([first?.protocol, second?.protocol]).toEqual(['ollama', 'openai']);
  expect(first?.body).toContain('Turn 0');
  expect(second?.body).not.toContain('Turn 0');
  expect(second?.body).toContain('Summary of the conversation so far:\\nThe answer');
  const { outcome } = await engine.inspect({ row: 0 }, signal);
  const trimmed = outcome.kind === 'completed' ? outcome.attempts.at(-1)?.trimmed : undefined;
  expect(trimmed?.summary?.endpointId).toContain('ollama');
  const { tokens } = await engine['telemetry-read']({ half: null }, signal);
  expect([tokens.trimmed, tokens.summarised]).toEqual([trimmed?.trimmedTokens, trimmed?.summary?.tokens]);
});

it('counts the call for a summary in the row, the bytes and what was spent, restored sessions included', async () => {
  const { engine, make, server, settings, log, ask } = await summingSession();
  await ask();
  // 21 tokens in and 8 out, as both servers report them: at 1 and 2 dollars a million each call costs 37 millionths.
  const { live, outcome } = await engine.inspect({ row: 0 }, signal);
  expect(live?.summaryCall).toMatchObject({ origin: server.origin, costUsd: 37e-6, error: null });
  expect(live?.calls).toHaveLength(1);
  expect(outcome.kind === 'completed' && outcome.costUsd).toBeCloseTo(74e-6, 12);
  const state = await engine['live-configure'](settings, signal);
  expect(state.spentUsd).toBeCloseTo(74e-6, 12);
  expect(state.egress).toEqual([{ origin: server.origin, requests: 2, bytes: bytesOf(server.log) }]);
  const again = make();
  await again['session-restore']({ log: structuredClone(log()) }, signal);
  expect((await again['live-configure'](settings, signal)).spentUsd).toBeCloseTo(74e-6, 12);
});

it('keeps a call for a summary that brought none, and leaves a dead model alone after it', async () => {
  const { engine, server, ask } = await summingSession();
  server.options = { script: ({ protocol }) => (protocol === 'ollama' ? '500' : 'ok') };
  for (let k = 0; k < 7; k += 1) await ask(`${hard} (${k})`);
  const { live, outcome } = await engine.inspect({ row: 0 }, signal);
  expect(live?.summaryCall?.error?.code).toBe('server-error');
  expect(outcome.kind === 'completed' && outcome.costUsd).toBeCloseTo(37e-6, 12);
  // Five failures open its breaker: of seven conversations the last two ask it nothing.
  expect(server.log.filter(({ protocol }) => protocol === 'ollama')).toHaveLength(5);
  expect((await engine.inspect({ row: 6 }, signal)).live?.summaryCall).toBeUndefined();
});

it('holds what summaries cost against the hard limit', async () => {
  const { engine, policy, server, ask } = await summingSession();
  const answers = { ...policy.answers, historyTokens: 100, summariser: 'local-small' };
  const budget = { ...policy.budget, hardLimitUsd: 5e-5, atLimit: 'halt' } as const;
  await engine['policy-apply']({ policy: { ...policy, answers, budget } }, signal);
  await ask();
  // The summary alone took 37 of the 50 millionths: what the cloud could cost at most is not there any more.
  expect(server.log.map(({ protocol }) => protocol)).not.toContain('openai');
});

it('says to the byte what it sends, before it does', async () => {
  const { engine, server, ask } = await summingSession();
  const draft = { text: hard, turns: manyTurns };
  const said = await engine['live-preview']({ draft }, signal);
  expect(server.log).toHaveLength(0);
  await ask();
  const [summing, answering] = server.log;
  const sentTurns = answering!.body.match(/Turn \d+/g)!.length;
  expect(said.summary).toMatchObject({ turns: 20 - sentTurns, origin: server.origin, bytes: bytesOf([summing!]) });
  // But for the summary, whose text nobody knows before.
  const { messages } = JSON.parse(answering!.body) as { messages: { content: string }[] };
  const summary = messages.find(({ content }) => content.startsWith('Summary of the conversation so far:'));
  expect(bytesOf([answering!]) - said.bytes).toBe(new TextEncoder().encode(`${JSON.stringify(summary)},`).length);
});

it('sends the newest turns that the policy lets through, to the byte what it says it sends', async () => {
  const { engine, server } = await liveSession();
  const { policy } = await engine['catalog-read'](null, signal);
  await engine['policy-apply']({ policy: { ...policy, answers: { ...policy.answers, historyTokens: 100 } } }, signal);
  const draft = { text: 'and now?', system: 'Be exact.', turns: manyTurns };
  const said = await engine['live-preview']({ draft }, signal);
  await engine['live-route']({ drafts: [draft] }, signal);
  expect([said.leastBytes, said.summary]).toEqual([bytesOf(server.log), null]);
  const { outcome } = await engine.inspect({ row: 0 }, signal);
  const trimmed = outcome.kind === 'completed' ? outcome.attempts.at(-1)?.trimmed : undefined;
  expect(trimmed?.sentTurns).toBeGreaterThan(1);
  expect(trimmed?.earlierTurns).toBe(20);
  const { messages } = JSON.parse(server.log.at(-1)?.body ?? '{}') as { messages: { role: string; content: string }[] };
  expect(messages.map(({ content }) => content)).toEqual([
    'Be exact.',
    ...manyTurns.slice(-trimmed!.sentTurns).map(({ text }) => text),
    'and now?',
  ]);
  const { tokens } = await engine['telemetry-read']({ half: null }, signal);
  expect(tokens.trimmed).toBe(trimmed?.trimmedTokens);
});
