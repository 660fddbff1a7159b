import type { Page } from '@playwright/test';
import { expect, test } from './live-fixtures';

const key = 'sk-planted-Qx7Zr9Lm2Vw8Tb4Nk6Hd-a1b2';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Settings', exact: true });
const field = (page: Page, name: string) => dialog(page).getByRole('textbox', { name, exact: true });
const said = (page: Page, of: string) => dialog(page).getByRole('status', { name: `Test of ${of}` });
const press = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true }).click();

async function addCustom(page: Page, origin: string) {
  await page.goto('/#/settings');
  await press(page, 'Add endpoint');
  await field(page, 'Custom 1 name').fill('Faulty');
  await field(page, 'Custom 1 base URL').fill(`${origin}/v1`);
  await field(page, 'Custom 1 API key').fill(key);
}

test('a new origin is tested after a reload, and its models can be taken', async ({ page, server }) => {
  const log = page.getByRole('grid', { name: 'Log', exact: true });
  await page.goto('/');
  await expect(log).toHaveAttribute('aria-rowcount', /\d{2,}/, { timeout: 30_000 });
  await addCustom(page, server.origin);
  await press(page, 'Save and reload to test Custom 1');
  await expect(said(page, 'Custom 1')).toHaveText(/^OK 2 models · [\d.<]+\s?ms$/, { timeout: 30_000 });
  await dialog(page).getByRole('checkbox', { name: 'good' }).check();
  await expect(field(page, 'Custom 1 models')).toHaveValue('good');
  await press(page, 'Save');
  await page.keyboard.press('Escape');
  // The session came through the reload, and the foot says where keys are.
  await expect(page.getByRole('contentinfo')).toContainText('keys 1 this browser');
  await expect(log).toHaveAttribute('aria-rowcount', /\d{2,}/);
});

test('names what a test finds', async ({ page, server }) => {
  await addCustom(page, server.origin);
  await press(page, 'Save and reload to test Custom 1');
  await expect(said(page, 'Custom 1')).toContainText('OK');
  for (const [listStatus, name] of [
    [401, 'key rejected'],
    [403, '403 forbidden'],
    [404, 'wrong address'],
    [429, '429 (key works)'],
    [500, 'server error'],
  ] as const) {
    server.options = { listStatus };
    await press(page, 'Test connection of Custom 1');
    await expect(said(page, 'Custom 1')).toContainText(name);
  }
  server.options = { cors: 'none' };
  await press(page, 'Test connection of Custom 1');
  await expect(said(page, 'Custom 1')).toContainText(/unreachable or CORS.+First:.+Second:/);
  await server.close();
  await press(page, 'Test connection of Custom 1');
  await expect(said(page, 'Custom 1')).toContainText(/unreachable or CORS.+First:.+Second:/);
});

test('the page can call nobody that was not saved', async ({ page, server, other }) => {
  await addCustom(page, server.origin);
  await press(page, 'Save and reload to test Custom 1');
  await expect(said(page, 'Custom 1')).toContainText('OK');
  const reach = (origin: string) =>
    page.evaluate(async (url) => {
      const answered = await fetch(url).then(
        () => 'answered',
        () => 'blocked',
      );
      // The worker's policy is the page's.
      const source = `fetch(${JSON.stringify(url)}).then(() => postMessage('answered'), () => postMessage('blocked'))`;
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      const inWorker = await new Promise((resolve) => {
        worker.addEventListener('message', ({ data }) => resolve(data));
      });
      return [answered, inWorker];
    }, `${origin}/v1/models`);
  expect(await reach(server.origin)).toEqual(['answered', 'answered']);
  expect(await reach(other.origin)).toEqual(['blocked', 'blocked']);
  // Taking the element away does not loosen it.
  await page.evaluate(() => document.querySelector('meta[http-equiv]')?.remove());
  expect(await reach(other.origin)).toEqual(['blocked', 'blocked']);
});

test('keys are kept encrypted, and asked for after a reload', async ({ page }) => {
  await page.goto('/#/settings');
  await field(page, 'OpenAI API key').fill(key);
  await dialog(page)
    .getByRole('radio', { name: /^This browser, encrypted/ })
    .check();
  await press(page, 'Save');
  await expect(dialog(page)).toContainText('Not saved. Type a passphrase');
  await field(page, 'Storage passphrase').fill('correct horse battery');
  await press(page, 'Save');
  await expect(dialog(page)).toContainText('Saved in this browser, keys encrypted.');
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('planted');
  await page.reload();
  await expect(dialog(page)).toContainText('The stored keys are locked.');
  await field(page, 'Storage passphrase').fill('another passphrase');
  await press(page, 'Unlock');
  await expect(dialog(page)).toContainText('this is another passphrase');
  await field(page, 'Storage passphrase').fill('correct horse battery');
  await field(page, 'Storage passphrase').press('Enter');
  await expect(dialog(page)).toContainText('sk-…a1b2');
});
