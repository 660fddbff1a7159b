import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const footer = (page: Page) => page.getByRole('contentinfo');
const log = (page: Page) => page.getByRole('grid', { name: 'Log' });
const rows = (page: Page) => log(page).getByRole('row');
const threshold = (page: Page) => page.getByRole('spinbutton', { name: 'Complexity threshold' }).first();
const composer = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true });
const sessions = (page: Page) => page.getByRole('dialog', { name: 'Sessions' });
const labelCell = (page: Page, row: number) => log(page).locator(`[data-row="${row}"] .log-label`);

/** Waits until a session stands, and answers how many rows it has. */
async function ready(page: Page) {
  await expect(rows(page).nth(1)).toHaveAttribute('data-row', /\d+/, { timeout: 30_000 });
  await expect(footer(page)).toContainText('READY', { timeout: 30_000 });
  return Number(await log(page).getAttribute('aria-rowcount')) - 1;
}

async function route(page: Page, text: string) {
  await composer(page).fill(text);
  if (text.includes('\n---\n')) await page.getByRole('checkbox', { name: 'Split at ---' }).check();
  await page.getByRole('button', { name: 'Route', exact: true }).click();
}

async function openSessions(page: Page) {
  await page.getByRole('button', { name: /^Sessions/ }).click();
  await expect(sessions(page)).toBeVisible();
}

async function closeDialog(page: Page) {
  await page.keyboard.press('Escape');
  // The address goes back by itself, and would cut short where the test goes next.
  await page.waitForURL(({ hash }) => !hash.includes('dialog'));
}

async function saved(page: Page) {
  await openSessions(page);
  await expect(sessions(page)).toContainText(/Saved \d{4}-/);
  await closeDialog(page);
}

const hashOf = async (page: Page) =>
  (
    await footer(page)
      .getByTitle(/^Hash of all/)
      .getAttribute('title')
  )?.split(/[ .]/)[5] ?? '';

/** Changes a record of the store behind the page's back. */
const meddle = (page: Page, key: string, value: unknown) =>
  page.evaluate(
    ([name, record]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('routellm');
        opening.addEventListener('success', () => {
          const database = opening.result;
          const transaction = database.transaction('session', 'readwrite');
          transaction.objectStore('session').put(record, name);
          transaction.addEventListener('complete', () => (database.close(), resolve()));
          transaction.addEventListener('error', () => reject(new Error('not written')));
        });
      }),
    [key, value] as const,
  );

test('labels, prompts and the policy are there after a reload, to the same hash', async ({ page }) => {
  await page.goto('/');
  const base = await ready(page);
  await route(page, 'Why does the moon have phases?\n---\nthanks\n---\nCompare two plans for a garden on a slope.');
  await expect(rows(page).nth(1)).toHaveAttribute('data-row', String(base + 2), { timeout: 15_000 });
  await rows(page).nth(1).focus();
  for (const key of ['l', 'j', 'n', 'j', 'b', 'j', 'n', 'j', 'l']) await page.keyboard.press(key);
  const marks: readonly (readonly [row: number, mark: string])[] = [
    [base + 2, 'L'],
    [base + 1, 'N'],
    [base, 'B'],
    [base - 1, 'N'],
    [base - 2, 'L'],
  ];
  for (const [row, mark] of marks) await expect(labelCell(page, row)).toHaveText(mark);
  await page.keyboard.press('u');
  await expect(labelCell(page, base - 2)).toHaveText(/^\(.\)$/);
  await page.keyboard.press('l');
  await threshold(page).fill('50');
  await expect(page.getByText('● modified')).toBeVisible();
  await expect(labelCell(page, base - 2)).toHaveText('L');
  await expect(footer(page)).toContainText('READY');
  await saved(page);
  const hash = await hashOf(page);
  const texts = await rows(page).allInnerTexts();

  await page.reload();
  await ready(page);
  await expect(footer(page)).toContainText(`Session restored: ${base + 3} rows, the same hash.`);
  expect(await hashOf(page)).toBe(hash);
  await expect(threshold(page)).toHaveValue('50');
  await expect(page.getByText('● modified')).toBeVisible();
  await expect(page.locator('p', { hasText: 'edit states here' })).toHaveText(/^The next edit/);
  for (const [row, mark] of marks) await expect(labelCell(page, row)).toHaveText(mark);
  expect(await rows(page).allInnerTexts()).toEqual(texts);

  await openSessions(page);
  await expect(sessions(page)).toContainText('5 labels of yours');
  await expect(sessions(page).getByRole('list', { name: /Policy versions/ })).toContainText('default@2 applied');
  await sessions(page).getByRole('button', { name: 'Changes to default@1' }).click();
  await expect(sessions(page).getByRole('list', { name: 'Changes to default@1' })).toHaveText(
    'complexity.edgeThreshold 50 → 65',
  );
  await expect(sessions(page)).toContainText(/SIM · default@1: [1-9]\d* of \d+ change route/);
  await expect(threshold(page)).toHaveValue('50');
  await sessions(page).getByRole('button', { name: 'Apply default@1' }).click();
  await closeDialog(page);
  await expect(threshold(page)).toHaveValue('65');
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(threshold(page)).toHaveValue('50');
});

test('exports what the labels prefer', async ({ page }) => {
  await page.goto('/');
  const base = await ready(page);
  await rows(page).nth(1).click();
  await page.getByRole('button', { name: /^Override:/ }).click();
  await expect(labelCell(page, base - 1)).toHaveText(/^[LN]$/);
  const downloading = page.waitForEvent('download');
  await openSessions(page);
  await sessions(page).getByRole('button', { name: 'Export preferences' }).click();
  const lines = (await readFile(await (await downloading).path(), 'utf8')).trim().split('\n');
  const [first] = lines.map((line) => JSON.parse(line));
  expect(lines).toHaveLength(1);
  expect(first).toMatchObject({ source: 'user', row: base, prompt: expect.any(String), rejected: first.routed });
  expect(first.chosen).not.toBe(first.routed);
});

test('runs are saved, opened and deleted by name, and a new session keeps the old one', async ({ page }) => {
  await page.goto('/');
  const base = await ready(page);
  await route(page, 'one of mine');
  await expect(rows(page).nth(1)).toContainText('one of mine', { timeout: 15_000 });
  await openSessions(page);
  await sessions(page).getByRole('textbox', { name: 'Name' }).fill('Monday');
  await page.keyboard.press('Enter');
  await expect(sessions(page).getByRole('status')).toHaveText(`Monday saved: ${base + 1} rows.`);
  await sessions(page).getByRole('button', { name: 'Empty' }).click();
  await expect(sessions(page)).toContainText('0 rows');
  await expect(sessions(page)).toContainText(/Saved \d{4}-/);
  // It is Monday already: no second copy.
  await expect(sessions(page).getByRole('listitem').filter({ hasText: 'rows · seed' })).toHaveCount(1);
  await closeDialog(page);
  await expect(page.getByText('No requests yet.')).toBeVisible();

  await route(page, 'another of mine');
  await expect(rows(page).nth(1)).toContainText('another of mine', { timeout: 15_000 });
  await saved(page);
  await openSessions(page);
  await sessions(page).getByRole('button', { name: 'Open Monday' }).click();
  await expect(sessions(page).getByRole('status')).toHaveText(`Monday opened: ${base + 1} rows, the same hash.`);
  await expect(sessions(page).getByRole('button', { name: /^Open Before/ })).toBeVisible();
  await sessions(page).getByRole('button', { name: 'Delete Monday' }).click();
  await expect(sessions(page).getByRole('button', { name: 'Open Monday' })).toHaveCount(0);
  await sessions(page).getByRole('button', { name: 'Undo' }).click();
  await expect(sessions(page).getByRole('button', { name: 'Open Monday' })).toBeVisible();
});

test('a seed in the address starts that seed, and what it displaces stays as a run', async ({ page }) => {
  await page.goto('/');
  const base = await ready(page);
  await route(page, 'one of mine');
  await expect(rows(page).nth(1)).toContainText('one of mine', { timeout: 15_000 });
  await saved(page);
  await page.goto('about:blank');
  await page.goto('/#/route?seed=7');
  expect(await ready(page)).toBe(base);
  await expect(page.getByText('SIM seed 7')).toBeVisible();
  await openSessions(page);
  await expect(sessions(page).getByRole('button', { name: /^Open Before/ })).toBeVisible();
});

test('a second tab is told, overwrites nothing, and takes over when it is asked to', async ({ page, context }) => {
  await page.goto('/');
  await ready(page);
  await route(page, 'from the first tab');
  await expect(rows(page).nth(1)).toContainText('from the first tab', { timeout: 15_000 });
  await saved(page);

  const second = await context.newPage();
  await second.goto('/');
  await ready(second);
  await expect(second.getByRole('button', { name: 'Sessions unsaved' })).toBeVisible();
  await route(second, 'from the second tab');
  await expect(rows(second).nth(1)).toContainText('from the second tab', { timeout: 15_000 });
  await route(page, 'again from the first tab');
  await expect(rows(page).nth(1)).toContainText('again from the first tab', { timeout: 15_000 });
  await saved(page);

  await openSessions(second);
  await second.getByRole('button', { name: 'Take over' }).click();
  await expect(sessions(second)).toContainText(/Saved \d{4}-/);
  await expect(sessions(second).getByRole('button', { name: /^Open Before/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sessions unsaved' })).toBeVisible();
  await page.close();
  await second.reload();
  await ready(second);
  await expect(rows(second).nth(1)).toContainText('from the second tab');
});

test('damaged records are set aside and told', async ({ page }) => {
  await page.goto('/');
  const base = await ready(page);
  for (const text of ['the first of mine', 'the second of mine']) {
    await route(page, text);
    await expect(rows(page).nth(1)).toContainText(text, { timeout: 15_000 });
  }
  await saved(page);
  await meddle(page, 'batch/000002', { kind: 'drafts', drafts: 'gone' });
  await page.reload();
  await ready(page);
  await expect(footer(page)).toContainText('1 saved records were damaged and set aside');
  await expect(rows(page).nth(1)).toContainText('the first of mine');
  await saved(page);

  await meddle(page, 'header', { version: 1 });
  await page.reload();
  await ready(page);
  await expect(footer(page)).toContainText('The saved session could not be read. Its records were set aside.');
  await expect(rows(page).nth(1)).toHaveAttribute('data-row', String(base - 1));
});

test('without IndexedDB the page works and says that the session ends with the tab', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await page.goto('/');
  await ready(page);
  await expect(page.getByRole('button', { name: 'Sessions unsaved' })).toBeVisible();
  await openSessions(page);
  await expect(sessions(page)).toContainText('This browser keeps no data for this page');
});

test('a full storage is told, keeps the last save, and is tried again', async ({ page }) => {
  // Chromium estimates before it refuses, so small writes pass whatever its quota is set to.
  await page.addInitScript(() => {
    Object.assign(window, { full: false });
    // oxlint-disable-next-line typescript/unbound-method -- the proxy is given the store with every call
    IDBObjectStore.prototype.put = new Proxy(IDBObjectStore.prototype.put, {
      apply(put, store, given) {
        if ((window as unknown as { full: boolean }).full) throw new DOMException('full', 'QuotaExceededError');
        return Reflect.apply(put, store, given);
      },
    });
  });
  await page.goto('/');
  const base = await ready(page);
  await saved(page);
  await page.evaluate(() => Object.assign(window, { full: true }));
  await route(page, 'one too many');
  await expect(footer(page)).toContainText('storage for this page is full');
  await expect(page.getByRole('button', { name: 'Sessions unsaved' })).toBeVisible();
  await page.evaluate(() => Object.assign(window, { full: false }));
  await route(page, 'one more');
  await expect(rows(page).nth(1)).toContainText('one more', { timeout: 15_000 });
  await saved(page);
  await page.reload();
  await ready(page);
  await expect(footer(page)).toContainText(`Session restored: ${base + 2} rows, the same hash.`);
});

test('after its worker crashed the session is flown again to the same hash, also one that was restored', async ({
  page,
}) => {
  // A worker that ends without a word is missed after 30 s.
  test.slow();
  await page.goto('/');
  const base = await ready(page);
  await route(page, 'one of mine');
  await expect(rows(page).nth(1)).toContainText('one of mine', { timeout: 15_000 });
  await saved(page);
  await page.reload();
  await ready(page);
  const hash = await hashOf(page);
  await Promise.all(page.workers().map((worker) => worker.evaluate(() => self.close())));
  await expect(footer(page)).toContainText(`${base + 1} rows were flown again to the same hash`, { timeout: 60_000 });
  await expect(footer(page)).toContainText('READY');
  expect(await hashOf(page)).toBe(hash);
  await expect(rows(page).nth(1)).toContainText('one of mine');
});

test('20,000 pasted prompts are saved and restored', async ({ page, context }) => {
  test.setTimeout(180_000);
  await page.goto('/');
  const base = await ready(page);
  const text = Array.from({ length: 20_000 }, (_, k) => `Compare plan ${k} with plan ${k + 1} for a garden`).join('\n');
  // A real paste: Playwright's fill inserts line by line, which takes Chromium minutes at this length.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await composer(page).focus();
  await page.keyboard.press('Control+V');
  await page.getByRole('checkbox', { name: 'One per line' }).check();
  await page.getByRole('button', { name: /^Route/ }).click();
  await expect(rows(page).nth(1)).toHaveAttribute('data-row', String(base + 19_999), { timeout: 120_000 });
  await saved(page);
  await rows(page).nth(1).focus();
  await page.keyboard.press('n');
  await expect(labelCell(page, base + 19_999)).toHaveText('N', { timeout: 60_000 });
  await saved(page);
  await openSessions(page);
  const label = (
    await sessions(page)
      .getByText(/^Saved \d{4}-/)
      .innerText()
  ).trim();
  await page.goto('about:blank');
  await page.goto('/');
  await expect(footer(page)).toContainText(`Session restored: ${base + 20_000} rows`, { timeout: 120_000 });
  await openSessions(page);
  const restored = (
    await sessions(page)
      .getByText(/restored \d/)
      .innerText()
  ).trim();
  process.stdout.write(`after one label: ${label}; after the reload: ${restored}\n`);
});

test('a reload before the first prompts have flown loses nothing and leaves no empty session', async ({ page }) => {
  await page.goto('/');
  // The page is there and its engine works, the encoder is still loading.
  await expect(composer(page)).toBeVisible();
  await page.reload();
  await expect(composer(page)).toBeVisible();
  await page.reload();
  expect(await ready(page)).toBeGreaterThan(100);
});
