import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test('the drawing follows an edit, and is there again after a look elsewhere', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const drawing = routing.pathway.getByRole('img');
  const before = await drawing.getAttribute('aria-label');
  expect(before).toMatch(/\d/);
  await routing.policy.getByRole('spinbutton', { name: 'Complexity threshold' }).first().fill('29');
  await expect(drawing).not.toHaveAttribute('aria-label', before ?? '');
  await expect(routing.foot.getByText('READY', { exact: true })).toBeVisible();
  const after = await drawing.getAttribute('aria-label');
  await page.getByRole('link', { name: /^Charts/ }).click();
  await expect(page.getByRole('region', { name: 'Pathway', exact: true })).toHaveCount(0);
  await page.goBack();
  await expect(drawing).toHaveAttribute('aria-label', after ?? '');
});

test('the effect of an edit gives way when a fault changes the session, and the models have one name', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.policy.getByRole('spinbutton', { name: 'Complexity threshold' }).first().fill('50');
  await expect(routing.effect).toContainText('65 → 50');
  await expect(routing.policy.locator('[aria-busy=true]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Cloud brown-out' }).click();
  await expect(routing.effect).toContainText('The session has changed since the latest edit.');
  await expect(page.getByRole('list', { name: 'Faults' })).toContainText(/[1-9]\d* at the target/);
  const names = await routing.pathway
    .locator('[data-row]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')));
  expect(names).toContain('Claude Sonnet 4.6');
  expect(names.filter((name) => /^(local|cloud)-/.test(name ?? ''))).toEqual([]);
});

test('a prompt’s way leaves the drawing with its row, and with its session', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.route('Prove that every finite integral domain is a field');
  await page.keyboard.press('Escape');
  await expect(routing.pathway).toContainText(/READY .*301 prompts by share/s);
  await expect(routing.verdicts).toContainText('No prompt on show.');

  await routing.newest.click();
  await expect(routing.pathway).toHaveAttribute('data-state', 'done');
  await routing.button('Sessions').click();
  await page.getByRole('dialog', { name: 'Sessions' }).getByRole('button', { name: 'Empty', exact: true }).click();
  await expect(page.getByText('New session without prompts.')).toBeVisible();
  await expect(routing.pathway).toHaveAttribute('data-state', 'idle');
  await expect(routing.verdicts).toContainText('No prompt on show.');
});
