import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import type { SeenChat } from '../src/testing/fault-server';
import type { Fault } from '../src/testing/fault-reply';
import { expect, test } from './live-fixtures';
import { LivePage } from './live-page';

const planted = 'Qx7Zr9Lm2Vw8Tb4Nk6HdPlanted';
const key = `plain-${planted}-a1b2`;
const hard = 'Prove that every finite integral domain is a field, step by step.';
const payload = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';

const asTold = ({ prompt, protocol }: SeenChat): Fault => {
  const [, fault = 'ok'] = /^\[([\w-]+)\]/.exec(prompt) ?? [];
  return protocol === 'openai' ? (fault as Fault) : 'ok';
};

/** Everything the page shows, and everything its origin has stored but the home of the keys. */
const everything = (page: Page) =>
  page.evaluate(async () => {
    const found = [document.documentElement.outerHTML, location.href, JSON.stringify(history.state)];
    for (const storage of [localStorage, sessionStorage])
      for (const [name, value] of Object.entries(storage)) if (name !== 'routellm-keys') found.push(`${name} ${value}`);
    const settle = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(String(request.error))));
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settle(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        found.push(JSON.stringify([await settle(objects.getAllKeys()), await settle(objects.getAll())]));
      }
      database.close();
    }
    return found.join('\n');
  });

test('a key stays out of everything over a live run with errors, though its server echoes it', async ({
  page,
  context,
  server,
  other,
}) => {
  other.options = { script: asTold, echoesKey: true };
  const heard: string[] = [];
  context.on('request', (request) => heard.push(`${request.url()} ${request.postData() ?? ''}`));
  context.on('console', (message) => heard.push(message.text()));
  context.on('weberror', (webError) => heard.push(String(webError.error().stack)));
  const live = new LivePage(page);
  await live.openLive({
    ollama: { origin: server.origin, models: ['good'] },
    custom: [{ name: 'Cloudy', baseUrl: `${other.origin}/v1`, models: ['big'], key }],
  });
  for (const fault of ['ok', '401', 'error-mid', '500', 'ok-whole']) await live.routeLive(`[${fault}] ${hard}`);
  await expect(live.answer).toContainText('You sent Bearer [key].');
  const shown = [await everything(page)];
  const rows = await live.csv();
  await live.button('SIM seed 42').click();
  await expect(live.foot).toContainText('READY');
  shown.push(await everything(page));
  // It was sent, to whom it belongs; and the witness sees what is there.
  expect(other.log.every(({ authorization }) => authorization === `Bearer ${key}`)).toBe(true);
  expect(server.log.every(({ authorization }) => authorization === null)).toBe(true);
  expect(shown.join()).toContain('step by step');
  expect(await page.evaluate(() => localStorage.getItem('routellm-keys'))).toContain(planted);
  for (const text of [...shown, ...heard, JSON.stringify(rows)]) expect(text.includes(planted)).toBe(false);
});

test('each key goes to its own origin alone, judging and undoing included, and into no file', async ({
  page,
  context,
  server,
  other,
  third,
}) => {
  test.slow();
  const keys = [`plain-${planted}-one1`, `plain-${planted}-two2`];
  const urls: string[] = [];
  context.on('request', (request) => urls.push(request.url()));
  // The first fails, so that the second stands in for it.
  other.options = { script: ({ body }) => (body.includes('"difficulty"') ? 'ok' : '500'), echoesKey: true };
  third.options = { echoesKey: true };
  const live = new LivePage(page);
  await live.openLive({
    ollama: { origin: server.origin, models: ['good'] },
    custom: [other, third].map(({ origin }, k) => ({
      name: `Cloud ${k}`,
      baseUrl: `${origin}/v1`,
      models: ['big'],
      key: keys[k] ?? '',
    })),
  });
  await live.openSection('Judge');
  await live.policy.getByRole('combobox', { name: 'Judged by' }).selectOption({ label: 'big (Cloud 0)' });
  await live.applied(/Judge big/);
  for (const section of ['Rules', 'Semantic'] as const) {
    await live.openSection(section);
    await live.policy.getByRole('checkbox', { name: `${section} on`, exact: true }).uncheck();
  }
  for (const k of [1, 2, 3]) await live.routeLive(`${hard} (${k})`);
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).focus();
  await live.button('Undo').click();
  const shown = [await everything(page), JSON.stringify(await live.csv())];
  await live.button('Sessions').click();
  shown.push(await everything(page));
  await page.keyboard.press('Escape');
  await live.button('Settings').click();
  const file = page.waitForEvent('download');
  await live.button('Export without keys').click();
  shown.push(await readFile(await (await file).path(), 'utf8'), await everything(page));

  expect(other.log.length).toBeGreaterThan(0);
  expect(third.log.length).toBeGreaterThan(0);
  expect(new Set(other.log.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${keys[0]}`]));
  expect(new Set(third.log.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${keys[1]}`]));
  expect(server.log.every(({ authorization }) => authorization === null)).toBe(true);
  // Nor in a body, an address, or anything that is shown, stored or saved.
  const sent = [server, other, third].flatMap(({ log }) => log.map(({ body }) => body));
  for (const text of [...shown, ...sent, ...urls]) expect(text.includes(planted)).toBe(false);
});

test('what strangers write is shown as text: prompts, model names, answers and addresses', async ({
  page,
  server,
  other,
}) => {
  other.options = { script: () => 'ok', answer: payload };
  const live = new LivePage(page);
  await live.openLive({
    ollama: { origin: server.origin, models: ['good'] },
    custom: [{ name: payload.slice(0, 40), baseUrl: `${other.origin}/v1`, models: [payload] }],
  });
  await live.routeLive(`${hard} ${payload}`);
  await expect(live.answer.getByRole('region', { name: /^Answer of/ })).toHaveText(payload);
  await expect(live.pathway).toContainText('<img');
  await page.goto(`/#/route?seed=${encodeURIComponent(payload)}`);
  await page.reload();
  await live.settled();
  expect(await page.evaluate(() => ({ hacked: 'hacked' in window, images: document.images.length }))).toEqual({
    hacked: false,
    images: 0,
  });
});

test('personal data stays with the local model, and what would leave is shown redacted first', async ({
  page,
  server,
  other,
}) => {
  const live = new LivePage(page);
  await live.openLive({
    ollama: { origin: server.origin, models: ['good'] },
    custom: [{ name: 'Cloudy', baseUrl: `${other.origin}/v1`, models: ['big'] }],
  });
  const text = `${hard} Send it to jane.doe@example.com.`;
  await live.setPrompt(text);
  await live.button('What leaves').click();
  const preview = live.panel.getByRole('status', { name: 'What leaves' });
  await expect(preview).toContainText('[email]');
  await expect(preview).toContainText(`Stays with your own: ${server.origin}`);
  expect(server.log.length + other.log.length).toBe(0);
  // Not even when the only model that may see it fails.
  server.options = { script: () => '500' };
  const before = await live.rows();
  await live.button('Route').click();
  await expect(live.log).toHaveAttribute('aria-rowcount', String(before + 2));
  await expect(live.newest).toHaveAttribute('data-outcome', 'failed');
  expect(server.log.length).toBeGreaterThan(0);
  expect(other.log).toHaveLength(0);
  await live.panel.getByRole('checkbox', { name: /^Zero egress/ }).check();
  const sent = server.log.length;
  await live.setPrompt('hi');
  await live.button('Route').click();
  await expect(live.refusal).toContainText('Zero egress is on');
  expect(server.log).toHaveLength(sent);
});
