import type { BrowserContext, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';

// No sense in it, so that wherever it turns up, it came from the settings.
const planted = 'Qx7Zr9Lm2Vw8Tb4Nk6HdPlanted';
const keys = {
  openai: `sk-${planted}-a1b2`,
  featherless: `rc_${planted}c3d4`,
  custom: `${planted}e5f6`,
  draft: `${planted}g7h8`,
};
/** As it is, in base64 at each of the three offsets, and without its case. */
const needles = [
  planted.toLowerCase(),
  ...[0, 1, 2].map((offset) =>
    btoa('x'.repeat(offset) + planted)
      .slice(4, -4)
      .toLowerCase(),
  ),
];
const holdsKey = (text: string) => needles.some((needle) => text.toLowerCase().includes(needle));
/** What stands around a key, so that a failure says where it is without the whole page. */
const whereKey = (text: string) => {
  const at = Math.max(...needles.map((needle) => text.toLowerCase().indexOf(needle)));
  return at < 0 ? '' : text.slice(Math.max(0, at - 120), at + 60);
};
/** A word that is no secret and goes the same ways: it shows that the test would see a key there. */
const marker = 'zyxomarker';

interface Wire {
  messages: number;
  holdsKey: string[];
  holdsMarker: { sent: number; received: number };
}

/** Listens to every message to and from every worker. */
function tapWorkers({ needles: forbidden, marker: word }: { needles: string[]; marker: string }) {
  const wire: Wire = { messages: 0, holdsKey: [], holdsMarker: { sent: 0, received: 0 } };
  Object.assign(window, { wire });
  const textsOf = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (value instanceof ArrayBuffer) return [new TextDecoder('latin1').decode(value)];
    if (ArrayBuffer.isView(value)) return textsOf(value.buffer);
    if (value instanceof Map || value instanceof Set) return textsOf([...value]);
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, entry]) => [name, ...textsOf(entry)]);
  };
  const look = (way: 'sent' | 'received', data: unknown) => {
    const text = textsOf(data).join('\n').toLowerCase();
    wire.messages += 1;
    if (forbidden.some((needle) => text.includes(needle))) wire.holdsKey.push(way);
    if (text.includes(word)) wire.holdsMarker[way] += 1;
  };
  window.Worker = new Proxy(Worker, {
    construct(target, given: ConstructorParameters<typeof Worker>) {
      look('sent', given.map(String));
      const worker = new target(...given);
      worker.addEventListener('message', ({ data }) => look('received', data));
      return worker;
    },
  });
  for (const { prototype } of [window.Worker, MessagePort])
    prototype.postMessage = new Proxy(prototype.postMessage, {
      apply(target, port, given: unknown[]) {
        look('sent', given[0]);
        return Reflect.apply(target, port, given);
      },
    });
}

/** Everything this origin has stored, by name; the home of the keys left out. */
const readStores = (page: Page) =>
  page.evaluate(async () => {
    const found: Record<string, string> = { cookie: document.cookie };
    for (const [name, storage] of Object.entries({ localStorage, sessionStorage }))
      for (const [entry, value] of Object.entries(storage))
        if (`${name} ${entry}` !== 'localStorage routellm-keys') found[`${name} ${entry}`] = `${entry} ${value}`;
    const settle = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(String(request.error))));
      });
    const textOf = (_name: string, value: unknown): unknown => {
      if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
      if (ArrayBuffer.isView(value)) return textOf('', value.buffer);
      return value instanceof Map || value instanceof Set ? [...value] : value;
    };
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settle(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const all = [await settle(objects.getAllKeys()), await settle(objects.getAll())];
        found[`indexedDB ${name} ${store}`] = JSON.stringify(all, textOf);
      }
      database.close();
    }
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) found[`cache ${name} ${request.url}`] = request.url;
    return found;
  });

/** What the page shows and says about itself, attributes and addresses included. */
const readPage = (page: Page) =>
  page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      document.title,
      location.href,
      window.name,
      JSON.stringify(history.state),
      JSON.stringify(performance.getEntries()),
      ...[...document.querySelectorAll<HTMLInputElement>('input:not([type=password]), textarea')].map(
        ({ value }) => value,
      ),
    ].join('\n'),
  );

/** Collects what leaves the page: requests, what it logs, what it throws. */
function listen(context: BrowserContext): string[] {
  const heard: string[] = [];
  context.on('request', (request) =>
    heard.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`),
  );
  context.on('console', (message) => heard.push(`console: ${message.text()}`));
  context.on('weberror', (webError) => heard.push(`thrown: ${webError.error().stack}`));
  return heard;
}

async function plant(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  const fill = (name: string, text: string) => dialog.getByRole('textbox', { name, exact: true }).fill(text);
  await fill('OpenAI API key', keys.openai);
  await fill('Featherless API key', keys.featherless);
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  await fill('Custom 1 name', 'Groq');
  await fill('Custom 1 base URL', 'https://host.example/v1');
  await fill('Custom 1 API key', keys.custom);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  // One that is typed and never saved, and one in each wrong place.
  await dialog.getByRole('button', { name: 'Replace OpenAI API key' }).click();
  await fill('OpenAI API key', `${keys.draft}\u0007`);
  await fill('Ollama base URL', keys.openai);
  await fill('OpenAI models', keys.openai);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toContainText('Not saved. Mend the marked fields.');
}

/** Opens everything that can be opened where the page stands, and what that brings to light. */
async function openAll(page: Page) {
  for (let round = 0; round < 3; round += 1)
    await page.evaluate(() => {
      const closed = '[aria-expanded=false], details:not([open]) > summary';
      for (const element of document.querySelectorAll<HTMLElement>(closed)) element.click();
    });
}

async function download(page: Page, name: string): Promise<string> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: true }).first().click();
  const file = await started;
  return `${file.suggestedFilename()} ${await readFile(await file.path(), 'latin1')}`;
}

/** What a user does with a log of their own: a row of it is broken, one is labelled, and the search goes over all. */
async function importLabelOptimize(page: Page) {
  const importing = page.getByRole('dialog', { name: 'Import', exact: true });
  const rows = Array.from({ length: 80 }, (_, k) => `${marker} asks for item ${k},${k % 2 === 0 ? 'local' : 'cloud'}`);
  const csv = ['question,needed', ...rows, 'a,row,with,too,many,cells'].join('\n');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await importing.getByRole('button', { name: 'Choose file', exact: true }).click();
  await (await chooser).setFiles({ name: 'log.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await importing.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(importing).toContainText('80 rows imported and routed');
  await importing.getByRole('button', { name: 'Show log', exact: true }).click();
  // The address goes back by itself, and with it what is selected.
  await page.waitForURL(({ hash }) => !hash.includes('dialog'));
  const newest = page.getByRole('grid', { name: 'Log' }).getByRole('row').nth(1);
  await expect(newest).toContainText('asks for item 79');
  await newest.click();
  const verdicts = page.getByRole('region', { name: 'Verdicts', exact: true });
  await expect(verdicts).toContainText('asks for item 79');
  await verdicts.getByRole('button', { name: 'Local was enough', exact: true }).click();
  await expect(newest.locator('.log-label')).toHaveText('L');
  await page.getByRole('button', { name: 'Optimize Load', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Optimize Load', exact: true });
  await expect(
    sheet.getByRole('button', { name: 'Accept' }).or(sheet.getByText(/^No better policy found/).first()),
  ).toBeVisible();
  await page.keyboard.press('Escape');
}

test('a saved key is in routellm-keys and nowhere else', async ({ page, context }) => {
  test.slow();
  const heard = listen(context);
  await page.addInitScript(tapWorkers, { needles, marker });
  await page.goto('/#/settings');
  await plant(page);
  const shown = [await readPage(page)];
  const files = [await download(page, 'Export without keys')];
  await page.keyboard.press('Escape');

  const log = page.getByRole('grid', { name: 'Log' });
  // The built-in samples have flown.
  await expect(log.getByRole('row').nth(1)).toBeVisible({ timeout: 30_000 });
  const route = async (text: string) => {
    await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(text);
    await page.getByRole('button', { name: 'Route', exact: true }).click();
  };
  await route(`hi ${marker}`);
  await expect(log.getByText(marker).first()).toBeVisible({ timeout: 15_000 });
  for (const text of ['Prove that every finite integral domain is a field.\n---\nthanks', '', '\u0000'])
    await route(text);
  await log.getByRole('row').nth(1).click();
  await openAll(page);
  shown.push(await readPage(page));
  // Further figures stand over the verdicts.
  await page.getByRole('button', { name: 'More', exact: true, expanded: true }).click();
  await page.getByRole('spinbutton', { name: 'Complexity threshold' }).first().fill('50');
  await page.getByRole('spinbutton', { name: 'Complexity threshold' }).first().fill('5000');
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).focus();
  await page.getByRole('button', { name: 'Undo' }).click();
  shown.push(await readPage(page));
  files.push(await download(page, 'Export CSV'));

  await importLabelOptimize(page);
  shown.push(await readPage(page));
  files.push(await download(page, 'Export CSV'));
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  files.push(await download(page, 'Download policy'));
  for (const [gateway, config] of [
    ['Portkey', 'portkey-config.json'],
    ['LiteLLM', 'config.yaml'],
  ] as const) {
    await page.getByRole('radio', { name: gateway }).check();
    for (const name of [config, 'classify.mjs', 'front.mjs', 'forward.mjs'])
      files.push(await download(page, `Download ${name}`));
    shown.push(await readPage(page));
  }
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Sessions', exact: true }).click();
  files.push(await download(page, 'Export preferences'));
  shown.push(await readPage(page));
  await page.keyboard.press('Escape');

  await page.evaluate(() => dispatchEvent(new ErrorEvent('error', { message: 'provoked' })));
  for (const address of [
    '#/watch',
    '#/policy',
    '#/log',
    '#/compare',
    '#/report',
    '#/charts',
    '#/route?dialog=shortcuts',
    '#/settings',
  ]) {
    await page.goto(`/${address}`);
    shown.push(await readPage(page));
  }
  await page.goto('/#/charts');
  for (const kind of ['CSV', 'SVG', 'PNG']) files.push(await download(page, kind));
  const wire = await page.evaluate(() => (window as unknown as { wire: Wire }).wire);
  const stores = await readStores(page);

  // What would be seen: the marker crossed the wire both ways, stands in the page and in the export.
  expect(wire.holdsMarker.sent).toBeGreaterThan(0);
  expect(wire.holdsMarker.received).toBeGreaterThan(0);
  expect(shown.join()).toContain(marker);
  expect(files[1]).toContain(marker);
  expect(heard.length).toBeGreaterThan(0);
  expect(await page.evaluate(() => localStorage.getItem('routellm-keys'))).toContain(planted);

  expect(wire.holdsKey).toEqual([]);
  expect(shown.map(whereKey).filter(Boolean)).toEqual([]);
  expect(files.map(whereKey).filter(Boolean)).toEqual([]);
  expect(heard.map(whereKey).filter(Boolean)).toEqual([]);
  expect(Object.keys(stores).filter((name) => holdsKey(stores[name] ?? ''))).toEqual([]);
});
