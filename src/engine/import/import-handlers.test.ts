import { describe, expect, it } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { samples } from '../../catalog/samples';
import { fakeEmbedder } from '../../testing/fake-embedder';
import { appendToLog } from '../command-log';
import type { EngineHandlers } from '../engine-host';
import { importHandlers } from './import-handlers';
import type { ImportOutcome, ImportWishes } from './import-protocol';
import type { EnginePush, LogQuery, SessionLog } from '../protocol';
import { Session } from '../session/session';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const all: LogQuery = { search: '', tier: null, decidedBy: null, only: null, half: null, sort: 'newest' };

interface Opened {
  readonly engine: EngineHandlers;
  readonly pushes: EnginePush[];
  readonly log: () => SessionLog;
  readonly hash: () => string;
}

async function open(source: 'samples' | 'empty' = 'empty'): Promise<Opened> {
  const pushes: EnginePush[] = [];
  let log: SessionLog | null = null;
  let hash = '';
  const voice = {
    push: (push: EnginePush) => void pushes.push(push),
    journal: (entry: Parameters<typeof appendToLog>[1], after: string) => {
      log = appendToLog(log, entry);
      hash = after;
    },
  };
  const engine = openEngine({ voice });
  await engine['session-start']({ seed: 5, policy: null, source }, quiet);
  await engine['embedder-load'](null, quiet);
  return { engine, pushes, log: () => log!, hash: () => hash };
}

async function wishes(engine: EngineHandlers, text: string, name = 'log.csv'): Promise<ImportWishes> {
  const blob = new Blob([text]);
  const { mapping, format } = await engine['import-preview']({ blob, name }, quiet);
  return { blob, name, mapping, format, replace: false, dropDuplicates: false };
}

async function imported(
  engine: EngineHandlers,
  text: string,
  more: Partial<ImportWishes> = {},
): Promise<ImportOutcome> {
  return engine['import-start']({ ...(await wishes(engine, text)), ...more }, quiet);
}

const csv = [
  'prompt;needed;app;region;cost;latency_ms',
  '"Fix the typo in ""recieve"", and say why it is spelt so; keep it short.";local;mail;EU;0,002;120',
  'Prove that the schedule for nine machines cannot be met in a week of six days.;cloud;plan;;0,02;900',
  'Which clause of this contract covers late delivery by the supplier?;;legal;EU;;',
].join('\n');
const many = (rows: number): string =>
  `prompt\n${Array.from({ length: rows }, (_, k) => `"Question ${k}: how does widget ${k % 97} behave?"`).join('\n')}`;

describe('import-preview', () => {
  it('shows what the file looks like and what it would come after', async () => {
    const { engine } = await open('samples');
    const preview = await engine['import-preview']({ blob: new Blob([csv]), name: 'x.csv' }, quiet);
    expect(preview).toMatchObject({ delimiter: ';', sessionRows: samples.length, sessionIsSamples: true });
    expect(preview.mapping.columns).toMatchObject({ prompt: 'prompt', tierNeeded: 'needed', app: 'app' });
    await engine.route({ drafts: [{ text: 'mine' }] }, quiet);
    const after = await engine['import-preview']({ blob: new Blob([csv]), name: 'x.csv' }, quiet);
    expect(after.sessionIsSamples).toBe(false);
  });

  it('refuses what is no text, and says so', async () => {
    const { engine } = await open();
    const blob = new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 1)]);
    await expect(engine['import-preview']({ blob, name: 'x.png' }, quiet)).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('import-start', () => {
  it('routes the rows of a log with their labels, and counts them among the figures', async () => {
    const { engine } = await open();
    const outcome = await imported(engine, csv);
    expect(outcome).toMatchObject({ firstRow: 0, rows: 3, labelled: 2, report: { end: 'complete', badRowCount: 0 } });
    expect(outcome.recorded).toMatchObject({ costRows: 2, latencyRows: 2, meanLatencyMs: 510 });
    expect(outcome.recorded.costUsd).toBeCloseTo(0.022, 9);
    const telemetry = await engine['telemetry-read']({ half: 'report' }, quiet);
    expect(telemetry).toMatchObject({ routed: 3, accuracy: { n: 2, sources: ['recorded-outcome'] } });
    const { prompt } = await engine.inspect({ row: 0 }, quiet);
    expect(prompt).toMatchObject({ origin: 'imported', metadata: { app: 'mail', region: 'eu' } });
    expect(prompt.text).toContain('"recieve"');
    expect(prompt.recorded?.latencyMs).toBe(120);
    const compared = await engine['comparison-read']({ half: null }, quiet);
    expect(compared.recorded?.costUsd).toMatchObject({ recordedMean: 0.011, change: { n: 2 } });
    const labelled = await engine['log-count']({ query: { ...all, only: 'labelled' } }, quiet);
    expect(labelled.count).toBe(2);
  });

  it('takes a label back to what the log said', async () => {
    const { engine } = await open();
    await imported(engine, csv);
    await engine['label-set']({ row: 1, label: { need: 'local', source: 'user' } }, quiet);
    const row = await engine['label-set']({ row: 1, label: null }, quiet);
    expect(row.label).toEqual({ need: 'cloud', source: 'recorded-outcome' });
  });

  it('is part of what a session is restored from', async () => {
    const { engine, log, hash } = await open('samples');
    await imported(engine, many(2_500));
    expect(log().batches.map((batch) => batch.kind === 'drafts' && batch.drafts.length)).toEqual([
      false,
      1_000,
      1_000,
      500,
    ]);
    const other = await open();
    const restored = await other.engine['session-restore']({ log: log() }, quiet);
    expect(restored).toMatchObject({ rows: samples.length + 2_500, telemetryHash: hash() });
  });

  it('says how far it is, in shares that never fall, and that rows have changed once, at its end', async () => {
    const { engine, pushes } = await open();
    pushes.length = 0;
    await imported(engine, many(2_500));
    const shares = pushes.flatMap((push) => (push.kind === 'import-progress' ? [push.progress.share] : []));
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(pushes.filter((push) => push.kind === 'changed')).toMatchObject([{ rows: 2_500 }]);
    expect(pushes.some((push) => push.kind === 'progress')).toBe(false);
    const totals = pushes.flatMap((push) => (push.kind === 'bulk' ? [push.counts.done] : []));
    expect(totals).toEqual([1_000, 2_000, 2_500]);
  });

  it('keeps whole parts and what is embedded when it is cancelled, as if only they had been in the file', async () => {
    const { engine, pushes, log, hash } = await open();
    const ask = await wishes(engine, many(6_000));
    const abort = new AbortController();
    const result = engine['import-start'](ask, abort.signal);
    while (!pushes.some((push) => push.kind === 'import-progress' && push.progress.rows > 1_200)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    abort.abort();
    const { rows, report } = await result;
    expect(report.end).toBe('cancelled');
    expect(rows).toBeGreaterThan(1_000);
    expect(rows).toBeLessThan(6_000);
    expect(await engine['session-state'](null, quiet)).toMatchObject({ rows, telemetryHash: hash() });
    const { engine: other } = await open();
    expect(await other['session-restore']({ log: log() }, quiet)).toMatchObject({ rows, telemetryHash: hash() });
  });

  it('has a model that was switched on in mid-run take part from the first row of a session that replaces it', async () => {
    const { engine, log } = await open('samples');
    const { policy } = log();
    const models = policy.models.map((model) =>
      model.id === 'cloud-large'
        ? { ...model, fromRequest: 200 }
        : model.id === 'cloud-small'
          ? { ...model, toRequest: 200 }
          : { ...model, enabled: model.id === 'local-small' },
    );
    await engine['policy-apply']({ policy: { ...policy, version: 2, models } }, quiet);
    expect(await imported(engine, csv, { replace: true })).toMatchObject({ rows: 3, replaced: true });
    const rows = await engine['log-rows']({ query: all, offset: 0, limit: 3 }, quiet);
    expect(rows.some(({ endpointId }) => endpointId === 'openai-gpt-5.5')).toBe(true);
    const after = log().policy.models;
    expect(after.find(({ id }) => id === 'cloud-large')).toMatchObject({ enabled: true, fromRequest: 0 });
    expect(after.find(({ id }) => id === 'cloud-small')).toMatchObject({ enabled: false, fromRequest: 0 });
  });

  it('replaces the session only once there is a prompt to put in its place', async () => {
    const { engine, log } = await open('samples');
    const nothing = await imported(engine, 'prompt,app\n,a\n,b\n', { replace: true });
    expect(nothing).toMatchObject({ rows: 0, replaced: false, report: { emptyPrompts: 2 } });
    expect(log().batches).toHaveLength(1);
    expect(await imported(engine, csv, { replace: true })).toMatchObject({ rows: 3, firstRow: 0, replaced: true });
    expect(log().batches).toMatchObject([{ kind: 'drafts', origin: 'imported' }]);
    expect(await engine['session-state'](null, quiet)).toMatchObject({ rows: 3, withEmbedder: true });
  });

  it('lists bad rows as CSV and leaves out duplicates on request', async () => {
    const { engine } = await open();
    const text = 'prompt,app\nhello there,a\nhello there,a\none,two,three\n';
    const outcome = await imported(engine, text, { dropDuplicates: true });
    expect(outcome).toMatchObject({ rows: 1, badRowsListed: 1, report: { badRowCount: 1, duplicates: 1 } });
    expect(outcome.badRowsCsv).toMatch(/^line,reason,excerpt\r\n4,/);
  });

  it('makes text well-formed', async () => {
    const { engine } = await open();
    await imported(engine, '{"prompt":"broken \\ud800 half"}\n{"prompt":"and a whole one"}\n', {});
    expect((await engine.inspect({ row: 0 }, quiet)).prompt.text).toBe('broken \uFFFD half');
  });

  it('is cancelled when the session starts over, and says that rows have changed', async () => {
    const { engine, pushes } = await open();
    const ask = await wishes(engine, many(6_000));
    const result = Promise.resolve(engine['import-start'](ask, quiet));
    while (!pushes.some((push) => push.kind === 'import-progress' && push.progress.rows > 100)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    pushes.length = 0;
    await engine['session-clear'](null, quiet);
    await expect(result).rejects.toMatchObject({ code: 'cancelled' });
    expect(pushes.filter((push) => push.kind === 'changed')).toMatchObject([{ rows: 0 }]);
  });
});

it('stops where a session is full, and says what to do', async () => {
  const voice = { push: () => undefined, journal: () => undefined };
  const surroundings = { catalog, embedder: fakeEmbedder(), now: () => performance.now(), voice };
  const session = new Session(surroundings);
  const { 'import-start': start } = importHandlers(session, surroundings, 50);
  const { engine } = await open();
  const ask = await wishes(engine, many(80));
  const { rows, report } = await start(ask, quiet);
  expect([rows, report.end]).toEqual([50, 'row-limit']);
  expect(report.warnings.at(-1)).toBe('A session holds 50 prompts: the rest of the file was not read. Split the file.');
  await expect(start(ask, quiet)).rejects.toThrow('The session holds 50 prompts, the most it takes.');
  expect(await start({ ...ask, replace: true }, quiet)).toMatchObject({ rows: 50, replaced: true });
});
