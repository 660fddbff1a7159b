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
