import { afterEach, expect, it } from 'vitest';
import { startFaultServer } from '../../testing/fault-server';
import type { FaultServer } from '../../testing/fault-server';
import type { LiveRow } from './live-protocol';
import { liveEngine } from '../../testing/live-engine';

const servers: FaultServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const { signal } = new AbortController();
const hard = 'Prove that every finite integral domain is a field, step by step.';

async function flown(row: Partial<LiveRow> = {}) {
  const server = await startFaultServer();
  servers.push(server);
  const { engine, settings } = await liveEngine(server, {}, row);
  const drafts = ['hi', hard, `${hard} Twice.`].map((text) => ({ text }));
  await engine['live-route']({ drafts }, signal);
  const label = (at: number, need: 'local' | 'cloud') =>
    engine['label-set']({ row: at, label: { need, source: 'user' } }, signal);
  const headline = async () => (await engine['live-configure'](settings, signal)).headline;
  return { engine, label, headline };
}

it('never counts an unknown price as nothing', async () => {
  const { engine, headline } = await flown({ price: null });
  const telemetry = await engine['telemetry-read']({ half: null }, signal);
  expect(telemetry).toMatchObject({ mode: 'live', costBasis: { unknownRows: 3, estimatedRows: 0 } });
  expect(telemetry.endpoints.map(({ costUsd }) => costUsd)).toEqual([null, null]);
  expect(await headline()).toMatch(
    /^LIVE n = 3 · cost unknown · 1 of 3 local · p50 \d+ ms · quality unknown, no labels$/,
  );
  const query = { search: '', tier: null, decidedBy: null, only: null, half: null, sort: 'newest' } as const;
  const rows = await engine['log-rows']({ query, offset: 0, limit: 9 }, signal);
  expect(rows.map(({ costBasis }) => costBasis)).toEqual(['unknown', 'unknown', 'unknown']);
  const { csv } = await engine['export-csv']({ withPrompts: false }, signal);
  const [head = '', first = ''] = csv.split('\r\n');
  expect(first.split(',')[head.split(',').indexOf('cost_usd')]).toBe('');
});

it('says in one line what the live rows have come to', async () => {
  const { headline, label } = await flown();
  await label(1, 'cloud');
  expect(await headline()).toMatch(
    /^LIVE n = 3 · \$0\.00011 · 1 of 3 local · p50 \d+ ms · 1 of 1 labelled acceptable$/,
  );
});

it('draws the frontier of the live rows: measured where a row keeps its tier, estimated elsewhere', async () => {
  const { engine, label } = await flown();
  await label(1, 'local');
  const frontier = await engine['frontier-read']({ half: null }, signal);
  expect(frontier).toMatchObject({ mode: 'live', n: 3, nLabelled: 1 });
  // 21 tokens in at $1 and 8 out at $2 a million, whoever answers; what was measured adds up exactly.
  expect(frontier.current.usdPerThousandRequests).toBeCloseTo(0.037, 6);
  expect(frontier.current.quality).toBe(1);
  const [local, cloud] = frontier.references;
  expect(local).toMatchObject({ id: 'all-local', label: 'all local, ≈', quality: 1 });
  expect(cloud).toMatchObject({ id: 'all-cloud', quality: 1 });
  // The estimate of a hard prompt at home: the tokens in that its server counted, as many out as the local model wrote.
  expect(local?.usdPerThousandRequests).toBeCloseTo(0.037, 6);
  expect(frontier.answer).toContain('≈ estimated');
  expect(frontier.answer).toContain('Too few rows');
});

it('reads charts over the live rows', async () => {
  const { engine } = await flown();
  const series = await engine['series-read'](null, signal);
  expect(series).toMatchObject({ mode: 'live', n: 3, regret: { n: 0, points: [] } });
  expect(series.endpoints.map(({ label }) => label).toSorted()).toEqual(['good (C)', 'good (Ollama)']);
  const breakdown = await engine['breakdown-read']({ by: 'endpoint' }, signal);
  expect(breakdown).toMatchObject({ mode: 'live', n: 3 });
  expect(breakdown.groups.map(({ name, rows }) => [name, rows])).toContainEqual(['good (C)', 2]);
});
