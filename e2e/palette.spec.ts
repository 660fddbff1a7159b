import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test('every command is found by its name and run by keys alone', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const palette = page.getByRole('dialog', { name: 'Commands' });

  await test.step('typed, then Enter', async () => {
    await page.keyboard.press('Control+k');
    await expect(palette.getByRole('textbox', { name: 'Command' })).toBeFocused();
    await page.keyboard.type('compare');
    await page.keyboard.press('Enter');
    await expect(palette).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Compare strategies' })).toBeVisible();
    await page.keyboard.press('c');
    await expect(page.getByRole('heading', { name: 'Compare strategies' })).toBeHidden();
  });

  await test.step('chosen by the arrows: a section of the policy opens and has the focus', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('policy');
    await page.keyboard.press('ArrowUp');
    await expect(palette.getByRole('button', { name: 'Policy: Alerts' })).toBeFocused();
    await page.keyboard.press('Enter');
    const alerts = page.getByRole('button', { name: 'Alerts', exact: true });
    await expect(alerts).toBeFocused();
    await expect(alerts).toHaveAttribute('aria-expanded', 'true');
  });

  await test.step('a number opens its pillar and closes it', async () => {
    const rules = page.getByRole('button', { name: /^Rules/ });
    await page.keyboard.press('1');
    await expect(rules).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('1');
    await expect(rules).toHaveAttribute('aria-expanded', 'false');
  });

  await test.step('words of no command', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('xyzzy');
    await expect(palette.getByRole('status')).toHaveText('No command has these words.');
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
  });
});

test('past the head and the figures in two keys: prompt, log and policy are skipped to', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await page.keyboard.press('Tab');
  await expect(routing.button('Skip to prompt')).toBeFocused();
  await expect(routing.button('Skip to prompt')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(routing.prompt).toBeFocused();

  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  await routing.button('Skip to log').focus();
  await page.keyboard.press('Enter');
  await expect(routing.newest).toBeFocused();

  await routing.button('Skip to policy').focus();
  await page.keyboard.press('Enter');
  await expect(routing.policy.getByRole('button', { name: /^Complexity/ })).toBeFocused();
});
