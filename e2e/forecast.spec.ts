import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('the load to come is foretold with an interval and a tested error, and nothing is foretold of a short history', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  const chart = page.getByRole('region', { name: 'What load comes next?', exact: true });
  await expect(chart).toContainText(
    /At most [\d.]+ \[[\d.]+, [\d.]+\] arrivals a second in the next .+ an hour\. By .+: off by [\d.]+ a second over the last \d+ bins/u,
  );
  await expect(chart.locator('svg path.recharts-line-curve')).toHaveCount(2);
  await chart.getByRole('button', { name: 'View as table' }).click();
  const last = chart.locator('tbody tr').last().getByRole('cell');
  const [value, low, high] = (await last.allInnerTexts()).slice(2).map(Number);
  expect(low).toBeLessThanOrEqual(value ?? Number.NaN);
  expect(high).toBeGreaterThan(value ?? Number.NaN);

  // The link leads back, too.
  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  await routing.importLog({ name: 'few.csv', text: 'prompt\nhello there\nwhat is a gate' }, 2);
  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  await expect(chart).toContainText('The history is too short: 2 arrivals, 80 needed');
});
