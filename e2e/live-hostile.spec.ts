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
  await live.openTwo(server, other, { key });
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
  await expect(page.getByRole('dialog', { name: 'Sessions', exact: true })).toBeVisible();
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

/** Whether any markup of a stranger's has become part of the page. */
const injected = (page: Page) =>
  page.evaluate(() => ({
    hacked: 'hacked' in window,
    strange: document.querySelectorAll('img, iframe, script:not([src])').length,
  }));
const harmless = { hacked: false, strange: 0 };

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
  expect(await injected(page)).toEqual(harmless);
  for (const place of [`#/${payload}`, `#/route?dialog=${payload}`, `#/route?row=${payload}&policy=${payload}`]) {
    await page.goto(`/${place}`);
    await live.settled();
    expect(await injected(page)).toEqual(harmless);
  }
});

test('what an endpoint’s errors and an imported log say is shown as text, or not at all', async ({
  page,
  server,
  other,
}) => {
  other.options = { script: asTold, says: payload };
  const live = new LivePage(page);
  await live.openTwo(server, other, { key });
  for (const fault of ['500', 'error-mid', '429', 'html', 'context']) await live.routeLive(`[${fault}] ${hard}`);
  // A server's own words go no further than the code that they stand for.
  await expect(live.page.locator('body')).not.toContainText('window.hacked');
  expect(await injected(page)).toEqual(harmless);
  await live.button('SIM seed 42').click();
  const csv = `question,app,needed\n"${payload.replaceAll('"', '""')} rows",${payload.replaceAll('"', "'")},local\nhi there,x,cloud\n`;
  await live.importLog({ name: `${payload.replaceAll(/[/"]/g, '_')}.csv`, text: csv }, 2);
  await expect(live.log).toContainText('<img src=x');
  await live.log.getByRole('row').filter({ hasText: '<img' }).click();
  await expect(live.verdicts).toContainText('<script>');
  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('n = 2');
  expect(await injected(page)).toEqual(harmless);
});

test('names of providers and models in a settings file are shown as text', async ({ page }) => {
  await page.goto('/#/settings');
  const dialog = page.getByRole('dialog', { name: 'Settings', exact: true });
  const document = {
    version: 1,
    savedAt: '2026-11-21T08:00:00.000Z',
    providers: {
      ollama: { baseUrl: 'http://localhost:11434', models: [payload] },
      openai: { baseUrl: 'https://api.openai.com/v1', models: [] },
      featherless: { baseUrl: 'https://api.featherless.ai/v1', models: [] },
      custom: [
        { id: 'custom-00000000', name: payload.slice(0, 40), baseUrl: 'https://host.example/v1', models: [payload] },
      ],
    },
  };
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  const buffer = Buffer.from(JSON.stringify(document));
  await (await chooser).setFiles({ name: 'settings.json', mimeType: 'application/json', buffer });
  await expect(dialog).toContainText('Imported, not saved yet.');
  await expect(dialog.getByRole('textbox', { name: 'Ollama models', exact: true })).toHaveValue(/<img/);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toContainText('Saved in this browser');
  await page.reload();
  await expect(dialog.getByRole('textbox', { name: 'Custom 1 name', exact: true })).toHaveValue(/<img src=x/);
  expect(await injected(page)).toEqual(harmless);
});

test('personal data stays with the local model, and what would leave is shown redacted first', async ({
  page,
  server,
  other,
}) => {
  const live = new LivePage(page);
  await live.openTwo(server, other);
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
