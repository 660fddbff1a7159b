import { beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { samples } from '../../catalog/samples';
import type { LogRow } from '../../core/domain/log-row';
import type { Policy } from '../../core/domain/policy';
import { fakeEmbedder } from '../../testing/fake-embedder';
import type { FakeEmbedderOptions } from '../../testing/fake-embedder';
import { appendToLog } from '../command-log';
import { createHandlers } from '../create-handlers';
import type { EngineHandlers } from '../engine-host';
import type { EnginePush, LogQuery, RunSummary, SessionLog } from '../protocol';

const quiet = new AbortController().signal;
const everything: LogQuery = { search: '', tier: null, decidedBy: null, only: null, half: null, sort: 'newest' };
const { defaultPolicy } = catalog;
const withEdge = (edgeThreshold: number, version = 2): Policy => ({
  ...defaultPolicy,
  version,
  complexity: { ...defaultPolicy.complexity, edgeThreshold },
});
/** Long enough for no length gate, and of words whose hashes differ. */
const drafts = (count: number, from = 0): { text: string }[] =>
  Array.from({ length: count }, (_, k) => ({
    text: `Question number ${from + k}: describe how the ${'widget '.repeat((from + k) % 9)}behaves in the machine room.`,
  }));

interface Opened {
  readonly engine: EngineHandlers;
  readonly pushes: EnginePush[];
  readonly log: () => SessionLog;
  readonly embedder: ReturnType<typeof fakeEmbedder>;
}

function open(options: FakeEmbedderOptions = {}): Opened {
  const pushes: EnginePush[] = [];
  let log: SessionLog | null = null;
  const embedder = fakeEmbedder(options);
  const engine = createHandlers({
    catalog,
    embedder,
    now: () => performance.now(),
    voice: { push: (push) => pushes.push(push), journal: (entry) => void (log = appendToLog(log, entry)) },
  });
  return { engine, pushes, log: () => log!, embedder };
}

const start = (engine: EngineHandlers, seed = 42, source: 'samples' | 'empty' = 'samples'): Promise<RunSummary> =>
  Promise.resolve(engine['session-start']({ seed, policy: null, source }, quiet));
const hashOf = async (engine: EngineHandlers): Promise<string> =>
  (await engine['policy-apply']({ policy: defaultPolicy }, quiet)).telemetryHash;

describe('session-start', () => {
  it('routes all samples and speaks of the held-out half', async () => {
    const { engine, pushes } = open();
    const summary = await start(engine);
    expect(summary).toMatchObject({ rows: samples.length, seed: 42, policyVersion: 1, withEmbedder: true });
    expect(summary.headline).toMatch(
      /^150 held-out samples · SIM · \$[\d.]+ per 1k requests, all-cloud \$[\d.]+ · quality [+−]?\d+\.\d pt \[[+−]?\d+\.\d, [+−]?\d+\.\d\] of 100 % by definition · no simple rule is as cheap$/,
    );
    expect(pushes.some((push) => push.kind === 'bulk' && push.counts.done === 300)).toBe(true);
    expect(pushes.findLast((push) => push.kind === 'changed')).toMatchObject({ rows: 300 });
  });

  it('gives the same hash for the same seed, and another for another', async () => {
    const [first, second, other] = await Promise.all([42, 42, 43].map(async (seed) => start(open().engine, seed)));
    expect(second!.telemetryHash).toBe(first!.telemetryHash);
    expect(other!.telemetryHash).not.toBe(first!.telemetryHash);
  });

  it('waits for the encoder, and takes a prompt meanwhile without pillar 2', async () => {
    let loaded = (): void => undefined;
    const { engine } = open({ loading: () => new Promise((resolve) => (loaded = resolve)) });
    const started = start(engine);
    const { firstRow } = await engine.route({ drafts: drafts(1) }, quiet);
    const before = await engine.inspect({ row: firstRow }, quiet);
    expect(before.decision.trace.find((entry) => entry.stage === 'semantic')?.verdict).toMatchObject({
      kind: 'failed',
      error: { code: 'embedder-not-loaded' },
    });
    loaded();
    expect(await started).toMatchObject({ rows: 301, withEmbedder: true });
    const after = await engine.inspect({ row: firstRow }, quiet);
    expect(after.decision.trace.find((entry) => entry.stage === 'semantic')?.verdict.kind).not.toBe('failed');
  });

  it('routes without pillar 2 when the encoder fails, and again with it after a retry', async () => {
    let broken = true;
    const { engine } = open({ loading: () => (broken ? Promise.reject(new Error('404')) : Promise.resolve()) });
    const without = await start(engine);
    expect(without).toMatchObject({ rows: 300, withEmbedder: false });
    broken = false;
    expect(await engine['embedder-load'](null, quiet)).toMatchObject({ state: 'ready' });
    const now = await engine['policy-apply']({ policy: defaultPolicy }, quiet);
    expect(now).toMatchObject({ rows: 300, withEmbedder: true });
    expect(now.telemetryHash).not.toBe(without.telemetryHash);
  });

  it('cancels what was under way', async () => {
    const { engine } = open();
    const first = start(engine, 1);
    const second = start(engine, 2);
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect(await second).toMatchObject({ seed: 2, rows: 300 });
  });
});

describe('route', () => {
  it('refuses bad input and stays usable', async () => {
    const { engine } = open();
    for (const text of ['', ' \n', 'x'.repeat(2_000_001)]) {
      await expect(engine.route({ drafts: [{ text }] }, quiet)).rejects.toMatchObject({ code: 'invalid-input' });
    }
    const odd = ['🎉🎉', 'שלום עולם', '<script>alert(1)</script>', 'a\0b', 'lone \uD800 one'].map((text) => ({ text }));
    expect(await engine.route({ drafts: odd }, quiet)).toMatchObject({ count: 5, cancelled: false });
  });

  it('pushes the events of a single prompt in order, and none of many', async () => {
    const { engine, pushes } = open();
    await engine['embedder-load'](null, quiet);
    await engine.route({ drafts: drafts(1) }, quiet);
    const kinds = pushes.flatMap((push) => (push.kind === 'flight-event' ? [push.event.kind] : []));
    expect(kinds[0]).toBe('features-end');
    expect(kinds).toContain('verdict-start');
    expect(kinds.slice(-4)).toEqual(['decision-end', 'dispatch-start', 'token-delta', 'outcome-end']);
    pushes.length = 0;
    await engine.route({ drafts: drafts(20, 1) }, quiet);
    expect(pushes.filter((push) => push.kind === 'flight-event')).toEqual([]);
  });

  it('embeds nothing that rules decide', async () => {
    const { engine, embedder } = open();
    await engine['embedder-load'](null, quiet);
    await engine.route({ drafts: [{ text: 'hi' }] }, quiet);
    const before = embedder.texts();
    await engine.route({ drafts: [{ text: 'thanks!' }, { text: 'hello' }] }, quiet);
    expect(embedder.texts()).toBe(before);
  });

  it.each(['embedding', 'routing'])(
    'keeps the first prompts when cancelled while %s, as if only they had been routed',
    async (phase) => {
      const { engine, pushes, log } = open();
      await start(engine, 42, 'empty');
      await engine['embedder-load'](null, quiet);
      const abort = new AbortController();
      const routing = engine.route({ drafts: drafts(3000) }, abort.signal);
      while (!pushes.some((push) => push.kind === 'progress' && push.phase === phase && push.done > 0)) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      abort.abort();
      const { count, requested, cancelled, telemetryHash } = await routing;
      expect({ requested, cancelled }).toEqual({ requested: 3000, cancelled: true });
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThan(3000);
      expect(log().batches).toMatchObject([{ drafts: { length: count } }]);

      const again = open().engine;
      await start(again, 42, 'empty');
      await again['embedder-load'](null, quiet);
      expect(await again.route({ drafts: drafts(count) }, quiet)).toMatchObject({ telemetryHash });
    },
  );

  it('routes 2,000 prompts at once and says how fast', async () => {
    const { engine } = open();
    await engine['embedder-load'](null, quiet);
    expect(await engine.route({ drafts: drafts(2000) }, quiet)).toMatchObject({ count: 2000 });
    const telemetry = await engine['telemetry-read']({ half: null }, quiet);
    expect(telemetry.routed).toBe(2000);
    expect(telemetry.promptsPerSecond).toBeGreaterThan(0);
  });
});

describe('policy', () => {
  it('is undone exactly: back at the old policy the telemetry is the old one', async () => {
    const { engine } = open();
    const { telemetryHash } = await start(engine);
    const moved = await engine['policy-apply']({ policy: withEdge(20) }, quiet);
    expect(moved.telemetryHash).not.toBe(telemetryHash);
    expect(await hashOf(engine)).toBe(telemetryHash);
  });

  it('lets the newest of many edits win', async () => {
    const { engine } = open();
    await start(engine);
    const edits = [10, 20, 30, 40].map((edge, k) => engine['policy-apply']({ policy: withEdge(edge, k + 2) }, quiet));
    const ends = await Promise.allSettled(edits.map((edit) => Promise.resolve(edit)));
    expect(ends.at(-1)).toMatchObject({ status: 'fulfilled', value: { policyVersion: 5 } });
    expect(ends.slice(0, -1).every((end) => end.status === 'rejected' && end.reason.code === 'cancelled')).toBe(true);
  });

  it('is refused with the reason when it does not compile, and the old one stays', async () => {
    const { engine } = open();
    await start(engine);
    const pattern = { id: 'x', kind: 'regex', source: '(', flags: '', enabled: true, tier: 'cloud' } as const;
    const broken = { ...defaultPolicy, rules: { ...defaultPolicy.rules, patterns: [pattern] } };
    for (const policy of [broken, withEdge(Number.NaN), withEdge(101)]) {
      await expect(Promise.resolve(engine['policy-apply']({ policy }, quiet))).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
    expect((await engine['session-state'](null, quiet)).rows).toBe(300);
  });

  it('previews exactly the rows that an edit moves', async () => {
    const { engine } = open();
    await start(engine);
    const effect = await engine['policy-preview']({ from: defaultPolicy, to: withEdge(30) }, quiet);
    const tiers = async (): Promise<(string | null)[]> => (await rowsOf(engine)).map((row) => row.tier);
    const before = await tiers();
    await engine['policy-apply']({ policy: withEdge(30) }, quiet);
    const after = await tiers();
    const moved = before.filter((tier, row) => tier !== after[row]).length;
    expect(moved).toBeGreaterThan(0);
    expect(effect).toMatchObject({ n: 300, moved, toLocal: moved - effect.toCloud });
    expect(effect).toMatchObject({ judged: { n: 150, heldOut: true }, qualityChange: { n: 150 } });
  });

  it('previews the cost and quality that the session then has, asked before and after alike', async () => {
    const { engine } = open();
    await start(engine);
    const edit = { from: defaultPolicy, to: withEdge(30) };
    const asked = await engine['policy-preview'](edit, quiet);
    const before = await engine['telemetry-read']({ half: 'report' }, quiet);
    await engine['policy-apply']({ policy: edit.to }, quiet);
    const after = await engine['telemetry-read']({ half: 'report' }, quiet);
    expect(asked.costChange).toBeCloseTo(after.costUsd / before.costUsd - 1, 9);
    expect(asked.costChange).not.toBe(0);
    // No row that stays where it is costs anything else, with a cache, a line or a fault left out.
    expect(asked.costParts!.byRoute + asked.costParts!.byModel).toBeCloseTo(asked.costChange!, 9);
    expect(asked.qualityChange!.value).toBeCloseTo(after.accuracy.value! - before.accuracy.value!, 9);
    expect(await engine['policy-preview'](edit, quiet)).toEqual(asked);
    await engine['policy-apply']({ policy: withEdge(50) }, quiet);
    expect(await engine['policy-preview'](edit, quiet)).toEqual(asked);
  });

  it('previews where a tier that is switched off sends its prompts, and the log and the tiles show it', async () => {
    const { engine } = open();
    await start(engine);
    const isLocal = new Set(catalog.endpoints.filter(({ tier }) => tier === 'local').map(({ id }) => id));
    const { models, aliases } = defaultPolicy;
    const cloudOnly = {
      ...defaultPolicy,
      models: models.map((model) => ({
        ...model,
        enabled: model.enabled && !isLocal.has(aliases[model.id] ?? model.id),
      })),
    };
    const before = await rowsOf(engine);
    const effect = await engine['policy-preview']({ from: defaultPolicy, to: cloudOnly }, quiet);
    await engine['policy-apply']({ policy: cloudOnly }, quiet);
    const after = await rowsOf(engine);
    const blocked = after.filter(({ outcome }) => outcome === 'blocked').length;
    expect(blocked).toBeGreaterThan(0);
    expect(effect).toMatchObject({ toNobody: blocked, toLocal: 0 });
    expect(effect.toCloud).toBeGreaterThan(before.length / 4);
    expect((await engine['telemetry-read']({ half: null }, quiet)).localShare).toMatchObject({
      value: 0,
      n: 300 - blocked,
    });
    const decidedLocal = after.find(({ tier, outcome }) => tier === 'local' && outcome === 'completed')!;
    expect(decidedLocal.endpointTier).toBe('cloud');
    const staying = await engine['log-count']({ query: { ...everything, tier: 'local' } }, quiet);
    expect(staying).toEqual({ count: 0, total: 300 });
    const frontier = await engine['frontier-read']({ half: null }, quiet);
    expect(new Set(frontier.points.map(({ localShare }) => localShare))).toEqual(new Set([0]));
  });

  it('previews no effect between equal policies', async () => {
    const { engine } = open();
    await start(engine);
    const effect = await engine['policy-preview']({ from: defaultPolicy, to: defaultPolicy }, quiet);
    expect(effect).toMatchObject({ moved: 0, costChange: 0, qualityChange: { value: 0 } });
  });
});

const rowsOf = (engine: ReturnType<typeof open>['engine']): Promise<readonly LogRow[]> =>
  Promise.resolve(engine['log-rows']({ query: everything, offset: 0, limit: 300 }, quiet));

describe('reading', () => {
  const { engine } = open();
  beforeAll(async () => {
    await start(engine);
  });

  it('has a frontier whose present point is the run itself', async () => {
    const frontier = await engine['frontier-read']({ half: 'report' }, quiet);
    const telemetry = await engine['telemetry-read']({ half: 'report' }, quiet);
    expect(frontier.n).toBe(150);
    expect(frontier.current.usdPerThousandRequests).toBeCloseTo(telemetry.usdPerThousandRequests!, 9);
    expect(frontier.current.quality).toBeCloseTo(telemetry.accuracy.value!, 9);
    expect(frontier.references.map((reference) => reference.id)).toContain('best-single');
  });

  it('inspects every sample: whole trace, the row itself, a counterfactual, times that add up', async () => {
    const rows = await engine['log-rows']({ query: everything, offset: 0, limit: 300 }, quiet);
    for (const row of rows.filter((_, index) => index % 20 === 0)) {
      const { decision, outcome, counterfactuals, times } = await engine.inspect({ row: row.row }, quiet);
      const stages = decision.trace.map((entry) => entry.stage);
      expect(stages.filter((stage) => ['rules', 'semantic', 'complexity', 'judge'].includes(stage))).toHaveLength(4);
      expect(decision).toMatchObject({ tier: row.tier, tierDecidedBy: row.decidedBy });
      expect(outcome.kind).toBe(row.outcome);
      expect(counterfactuals.length).toBeGreaterThan(0);
      const measured = times.filter((time) => time.measured && time.stage !== 'total');
      const sum = measured.reduce((total, time) => total + time.milliseconds, 0);
      expect(times.find((time) => time.stage === 'total')?.milliseconds).toBeCloseTo(sum, 6);
    }
  });

  it('refuses a row that is not there', async () => {
    await expect(engine.inspect({ row: 300 }, quiet)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('counts and pages the log, newest first', async () => {
    const cloud: LogQuery = { ...everything, tier: 'cloud' };
    const { count, total } = await engine['log-count']({ query: cloud }, quiet);
    const page = await engine['log-rows']({ query: cloud, offset: 0, limit: 1000 }, quiet);
    expect(total).toBe(300);
    expect(page).toHaveLength(count);
    expect(page.every((row) => row.tier === 'cloud')).toBe(true);
    expect(page.map((row) => row.row)).toEqual(page.map((row) => row.row).sort((a, b) => b - a));
  });

  it('exports one line a flight', async () => {
    const { csv } = await engine['export-csv']({ withPrompts: false }, quiet);
    expect(csv.trim().split('\r\n')).toHaveLength(301);
  });

  it('reports how the encoder fits, and says when there is none', async () => {
    expect(await engine['alignment-read'](null, quiet)).toMatchObject({ n: 150, auc: expect.any(Number) });
    const without = open({ loading: () => Promise.reject(new Error('404')) }).engine;
    await start(without);
    await expect(Promise.resolve(without['alignment-read'](null, quiet))).rejects.toMatchObject({
      code: 'embedder-failed',
    });
  });

  it('answers before anything was routed', async () => {
    const fresh = open().engine;
    expect(await fresh['telemetry-read']({ half: null }, quiet)).toMatchObject({ routed: 0, promptsPerSecond: null });
    expect(await fresh['frontier-read']({ half: null }, quiet)).toMatchObject({ n: 0 });
    expect(await fresh['session-clear'](null, quiet)).toMatchObject({ rows: 0, headline: 'Nothing routed yet.' });
  });
});

describe('labels and the command log', () => {
  it('sets a label, which decides acceptability, and takes it back', async () => {
    const { engine } = open();
    const { telemetryHash } = await start(engine);
    await engine.route({ drafts: drafts(1) }, quiet);
    const routed = await hashOf(engine);
    const row = await engine['label-set']({ row: 300, label: { need: 'both-failed', source: 'user' } }, quiet);
    expect(row).toMatchObject({ label: { need: 'both-failed' }, acceptable: false });
    await engine['label-set']({ row: 300, label: null }, quiet);
    expect(await hashOf(engine)).toBe(routed);
    expect(routed).not.toBe(telemetryHash);
  });

  it('is restored from its log to the same hash', async () => {
    const { engine, log } = open();
    await start(engine, 7);
    await engine.route({ drafts: drafts(5) }, quiet);
    await engine['policy-apply']({ policy: withEdge(40) }, quiet);
    await engine['label-set']({ row: 302, label: { need: 'cloud', source: 'user' } }, quiet);
    await engine.route({ drafts: drafts(1, 50) }, quiet);
    const before = await engine['policy-apply']({ policy: withEdge(45, 3) }, quiet);

    const restored = await open().engine['session-restore']({ log: structuredClone(log()) }, quiet);
    expect(restored).toEqual(before);
  });
});
