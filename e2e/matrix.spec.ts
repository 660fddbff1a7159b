import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test('models stand against kinds of prompts, and a cell leads to its prompts in the log', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await page.keyboard.press('c');
  const section = page.getByRole('region', { name: 'Which model for which prompts?' });
  await expect(
    section.getByText(/^Within 5 points of the best model in \d+ of \d+ groups with 10 labels or more/),
  ).toBeVisible();
  const table = section.getByRole('table');
  await expect(table.getByRole('rowheader', { name: 'This policy' })).toBeVisible();

  await test.step('by length, and again the same', async () => {
    await section.getByLabel('Prompts by').selectOption('length');
    await expect(table.getByRole('columnheader', { name: /^under 50 characters/ })).toBeVisible();
    const before = await table.innerText();
    await section.getByLabel('Shaded by').selectOption('cost');
    expect(await table.innerText()).toBe(before);
  });

  await test.step('a cell by the keyboard', async () => {
    const cell = table.getByRole('button', { name: /^This policy, under 50 characters/ });
    const told = /Show its (\d+) prompts/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1];
    await cell.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => routing.rows()).toBe(Number(told));
    await page.getByRole('button', { name: /^length of the prompt: under 50 characters, held out/ }).click();
    await expect.poll(() => routing.rows()).toBeGreaterThan(Number(told));
  });
});
