import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

const marker = 'marker 7f3a';

/** Everything that this page keeps, as text. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    for (const name of names)
      await new Promise<void>((resolve) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('success', () => {
          const { result } = opening;
          const stores = [...result.objectStoreNames];
          if (stores.length === 0) return (result.close(), resolve());
          const transaction = result.transaction(stores);
          for (const store of stores) {
            const all = transaction.objectStore(store).getAll();
            all.addEventListener('success', () => found.push(all.result));
          }
          transaction.addEventListener('complete', () => (result.close(), resolve()));
        });
      });
    return JSON.stringify(found);
  });

test('what is kept is said, can be kept no longer, and can be erased', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await expect(routing.foot).toContainText('prompts in this browser');
  await routing.route(`Explain ${marker}`);
  await expect.poll(() => kept(page)).toContain(marker);

  await routing.openSection('Privacy');
  await page.getByRole('checkbox', { name: 'Keep prompts in this browser' }).uncheck();
  await expect(routing.foot).toContainText('prompts not kept');
  await expect.poll(() => kept(page)).not.toContain(marker);
  await routing.route(`Compare ${marker}`);
  expect(await kept(page)).not.toContain(marker);

  await page.getByRole('checkbox', { name: 'Keep prompts in this browser' }).check();
  await expect.poll(() => kept(page)).toContain(marker);
  await page.evaluate(() => localStorage.setItem('routellm-keys', '{"of":"another age"}'));
  await page.getByRole('button', { name: 'Erase everything' }).click();
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Erase now' }).click();
  await loaded;
  await routing.open();
  const left = await kept(page);
  expect(left).not.toContain(marker);
  expect(left).not.toContain('another age');
});

test('a second tab drops its session with everything that another tab erases, and says so', async ({
  page,
  context,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.route(`Explain ${marker}`);
  const second = await context.newPage();
  const other = new RoutingPage(second);
  await other.open();
  await other.route(`Compare ${marker} elsewhere`);
  await expect(other.log).toContainText('elsewhere');
  const loaded = second.waitForEvent('load');
  await routing.openSection('Privacy');
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await page.getByRole('button', { name: 'Erase now' }).click();
  await loaded;
  await expect(second.getByText('Everything was erased in another tab.')).toBeVisible();
  await other.settled();
  await expect(other.log).not.toContainText(marker);
  // What either tab does now is of a session of its own.
  await other.route('Say hello.');
  await expect.poll(() => kept(page)).not.toContain(marker);
});
