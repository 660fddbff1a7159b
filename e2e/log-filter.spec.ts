import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test('Esc empties the filter and then leaves it; a row that it hides is told of and can be shown', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const total = await routing.rows();
  const filter = page.getByRole('searchbox', { name: 'Filter', exact: true });
  await filter.fill('zebra crossing');
  await expect(routing.log).toHaveAttribute('aria-rowcount', '1');

  await routing.prompt.fill('hi');
  await routing.button('Route').click();
  await expect(page.getByText('1 new row hidden by the filter')).toBeVisible();
  await routing.button('Show').click();
  await expect(filter).toHaveValue('');
  await expect(routing.log).toHaveAttribute('aria-rowcount', String(total + 2));
  await expect(page.getByText('hidden by the filter')).toBeHidden();

  await filter.fill('zebra crossing');
  await filter.press('Escape');
  await expect(filter).toHaveValue('');
  await expect(filter).toBeFocused();
  await filter.press('Escape');
  await expect(filter).not.toBeFocused();
});
