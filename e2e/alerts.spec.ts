import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('an alert on p95 fires once in a slow spell, clears after it, and is listed with its times', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.routeMany(Array.from({ length: 900 }, (_, k) => `Say hello to guest number ${k} of the house`));
  const panel = page.getByRole('region', { name: '03 Degrade' });
  await panel.locator('summary').filter({ hasText: 'Traffic' }).click();
  // One a second, so that no line forms.
  await page.getByRole('spinbutton', { name: 'Requests a second' }).fill('1');
  await expect(routing.foot.getByText('READY', { exact: true })).toBeVisible();
  await routing.openSection('Alerts');
  const above = page.getByRole('spinbutton', { name: 'Alert 1, latency p95 above', exact: true });
  await page.getByRole('combobox', { name: 'Add an alert' }).selectOption('Latency p95');
  await expect(above).toHaveValue('2');
  await routing.applied(/^Alert on latency p95: 0 of 1.200 change route/);
  const before = await routing.hash();
  await above.fill('12');
  await page.getByRole('spinbutton', { name: 'Alert 1, latency p95 for', exact: true }).fill('90');
  await routing.applied(/for 90 s/);
  expect(await routing.hash()).toBe(before);
  await expect(routing.foot).toContainText('no alert');
  const fired = routing.policy.getByRole('table', { name: /^Fired, SIM/ });
  await expect(fired).toHaveCount(0);

  await panel.getByText('Add a fault').click();
  await panel.getByLabel('Fault', { exact: true }).selectOption('Delay');
  await panel.getByLabel('Target').selectOption('every endpoint');
  await panel.getByLabel('Later by').fill('12000');
  await panel.getByLabel('From request').fill('501');
  await panel.getByLabel(/^Lasts/).fill('200');
  await panel.getByRole('button', { name: 'Apply fault' }).click();
  await expect(fired.getByRole('row')).toHaveCount(2);
  await expect(fired.getByRole('row').last()).toContainText(/p95 > 12\.0\ss for 90\.0\ss[\d.]+\ss[\d.]+\ss/);
  await expect(routing.foot).toContainText('no alert, 1 cleared');
  const { violations } = await new AxeBuilder({ page }).include('section[aria-label=Policy]').analyze();
  expect(violations).toEqual([]);

  await panel.getByLabel(/^Lasts/).fill('0');
  await panel.getByRole('button', { name: 'Apply fault' }).click();
  await expect(routing.foot).toContainText('1 ALERT');
  await expect(routing.policy.getByRole('list', { name: 'Alert rules now' })).toContainText('FIRING');
  await expect(fired.getByRole('row').last()).toContainText('still on');
  await page.getByRole('button', { name: 'Remove Alert 1, latency p95' }).click();
  await expect(routing.foot.getByRole('button', { name: 'List', exact: true })).toHaveCount(0);
});
