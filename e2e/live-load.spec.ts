import type { Page } from '@playwright/test';
import type { Fault } from '../src/testing/fault-reply';
import type { FaultServer, SeenChat } from '../src/testing/fault-server';
import { expect, test } from './live-fixtures';
import { HeapMeter } from './heap-meter';
import { LivePage } from './live-page';

const requests = 1000;
const rounds = 4;
const faults = ['500', '429', '503', 'reset-mid', 'truncated', 'garbage', '408', 'error-mid'] as const;

/** A fifth of all calls fail, by the prompt's number and the server, so that a fallback may meet its own fault. */
const fifth =
  (shift: number) =>
  ({ prompt }: SeenChat): Fault => {
    const number = Number(/\d+/.exec(prompt)?.[0] ?? 0) * 7 + shift;
    return number % 5 === 0 ? (faults[Math.floor(number / 5) % faults.length] ?? '500') : 'ok';
  };

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const tell = (type: string, description: string): void => {
  test.info().annotations.push({ type, description });
  process.stdout.write(`${type}: ${description}\n`);
};

/** Bytes of the live records that the session keeps, as JSON. */
const recordBytes = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const settle = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(String(request.error))));
      });
    const database = await settle(indexedDB.open('routellm'));
    const records = await settle(
      database.transaction('session').objectStore('session').getAll(IDBKeyRange.bound('live/', 'live/~')),
    );
    database.close();
    return JSON.stringify(records).length;
  });

test('1,000 live requests over three origins with a fifth of faults: each ends once, and telemetry equals the servers’ logs', async ({
  page,
  server,
  other,
  third,
}) => {
  test.setTimeout(240_000);
  const servers: readonly FaultServer[] = [server, other, third];
  for (const [shift, one] of servers.entries()) one.options = { script: fifth(2 * shift) };
  const live = new LivePage(page);
  await page.addInitScript(() => {
    const preferences = { zeroEgress: false, concurrency: 16 };
    localStorage.setItem('routellm-live', JSON.stringify(preferences));
  });
  const meter = await HeapMeter.of(page);
  await live.openLive({
    ollama: { origin: server.origin, models: ['small'] },
    custom: [other, third].map(({ origin }, k) => ({ name: `Cloud ${k}`, baseUrl: `${origin}/v1`, models: ['big'] })),
  });
  const texts = Array.from({ length: requests }, (_, k) =>
    k % 3 === 0 ? `hi ${k}` : `Prove theorem ${k} on finite integral domains, step by step, and derive its corollary.`,
  );
  const startMs = Date.now();
  const heaps = [await meter.read()];
  for (let from = 0; from < requests; from += requests / rounds) {
    const to = from + requests / rounds;
    await live.setPrompt(texts.slice(from, to).join('\n---\n'));
    await live.splitAtDashes();
    await live.button('Route').click();
    await expect(live.log).toHaveAttribute('aria-rowcount', String(to + 1), { timeout: 120_000 });
    await expect(live.foot.getByText('READY', { exact: true })).toBeVisible();
    heaps.push(await meter.read());
  }
  const kept = await recordBytes(page);
  tell('took', `${Math.round((Date.now() - startMs) / 1000)} s`);
  for (const [round, { page: inPage, worker }] of heaps.entries())
    tell(`heap after ${(round * requests) / rounds}`, `page ${mebibytes(inPage)}, worker ${mebibytes(worker)}`);
  tell('records kept', `${mebibytes(kept)} as JSON`);

  const rows = await live.csv();
  expect(rows).toHaveLength(requests);
  expect(new Set(rows.map(({ prompt_id }) => prompt_id)).size).toBe(requests);
  const answers = servers.flatMap(({ log }) => log.filter(({ fault }) => fault === 'ok'));
  expect(new Set(answers.map(({ prompt }) => prompt)).size).toBe(answers.length);
  expect(rows.filter(({ outcome }) => outcome === 'completed')).toHaveLength(answers.length);
  expect(rows.every(({ outcome }) => outcome === 'completed' || outcome === 'failed')).toBe(true);
  const sum = (values: readonly unknown[]): number => values.reduce<number>((total, value) => total + Number(value), 0);
  const seen = servers.flatMap(({ log }) => log);
  expect(sum(rows.map(({ attempts }) => attempts))).toBe(seen.length);
  const completed = rows.filter(({ outcome }) => outcome === 'completed');
  expect(sum(completed.map(({ output_tokens }) => output_tokens))).toBe(
    sum(answers.map(({ billed }) => billed.output)),
  );
  for (const { log } of servers) {
    const answered = log.filter(({ fault }) => fault === 'ok').length;
    const shown = [...new Set(completed.map(({ endpoint }) => endpoint))].map(
      (name) => completed.filter(({ endpoint }) => endpoint === name).length,
    );
    expect(shown).toContain(answered);
  }
  // Nothing grows but the records that are kept: half as much again for what objects take beside their text, and a little for all else.
  const perRound = (1.5 * kept) / rounds + 2 ** 18;
  const [, first, , , last] = heaps;
  expect((last?.worker ?? Infinity) - (first?.worker ?? 0)).toBeLessThan((rounds - 1) * perRound);
  expect((last?.page ?? Infinity) - (first?.page ?? 0)).toBeLessThan((rounds - 1) * perRound);
  // What the page says it sent is what the servers got.
  const sent = live.foot.getByText(/left this tab/);
  for (const { origin, log } of servers) {
    expect(log.length).toBeGreaterThan(0);
    await expect(sent).toHaveAttribute('title', new RegExp(`${origin}: ${log.length} requests`));
    expect(log.every(({ ended }) => ended !== 'under way')).toBe(true);
  }
});

test('prompts sent eight at a time come to the same as one by one, in less time', async ({ page, server, other }) => {
  test.slow();
  for (const one of [server, other]) one.options = { script: () => 'ok-slow' };
  const live = new LivePage(page);
  await live.openLive({
    ollama: { origin: server.origin, models: ['small'] },
    custom: [{ name: 'Cloud', baseUrl: `${other.origin}/v1`, models: ['big'] }],
  });
  const texts = Array.from({ length: 8 }, (_, k) => (k % 4 === 0 ? `hi ${k}` : `Prove theorem ${k} on finite rings.`));
  const fly = async (atOnce: number) => {
    await live.panel.getByRole('spinbutton', { name: 'Prompts at once' }).fill(String(atOnce));
    const before = await live.rows();
    const startMs = Date.now();
    await live.setPrompt(texts.join('\n---\n'));
    await live.splitAtDashes();
    await live.button('Route').click();
    await expect(live.log).toHaveAttribute('aria-rowcount', String(before + texts.length + 1), { timeout: 60_000 });
    await expect(live.foot.getByText('READY', { exact: true })).toBeVisible();
    test.info().annotations.push({ type: `${atOnce} at once`, description: `${Date.now() - startMs} ms` });
    const rows = (await live.csv()).slice(before);
    // In parallel they end in any order.
    return rows
      .map(({ tier, endpoint, outcome, output_tokens }) => `${tier} ${endpoint} ${outcome} ${output_tokens}`)
      .toSorted();
  };
  const one = await fly(1);
  expect([server.peak, other.peak]).toEqual([1, 1]);
  const eight = await fly(8);
  expect(eight).toEqual(one);
  expect(other.peak).toBeGreaterThan(3);
  expect(other.peak).toBeLessThanOrEqual(6);
});
