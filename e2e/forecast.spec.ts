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

test('local work moves to the cloud before a foreseen surge, and the saving in line is told with its price', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const lines = Array.from(
    { length: 600 },
    (_, k) =>
      `"Which of the ${k + 2} gates of the harbour does the night crew open first, and what do they check there before noon?"`,
  );
  await routing.importLog({ name: 'gates.csv', text: ['prompt', ...lines].join('\n') }, 600);
  await routing.openSection('Resilience');
  await routing.policy.getByRole('checkbox', { name: 'Move ahead of a foreseen surge' }).check();
  await routing.applied(/moves at 80 % of the places/);
  const status = routing.policy.getByRole('status', { name: 'Moved ahead' });
  await expect(status).toContainText('0 of 600 requests moved ahead of the load, SIM. No surge was foreseen');
  await routing.policy.getByRole('spinbutton', { name: 'Move ahead of a foreseen surge, limit' }).fill('10');
  await routing.applied(/moves at 10 % of the places/);
  await expect(status).toContainText(
    /[1-9]\d* of 600 requests moved ahead of the load, SIM\. Against the same session without: .+ less in line and .+ more per 1k, n = 600\./u,
  );
  const moved = (await routing.csv()).findLastIndex(
    (row) => row['tier'] === 'local' && row['endpoint_tier'] === 'cloud',
  );
  await page.goto(`/#/route?row=${moved + 1}`);
  await expect(routing.verdicts).toContainText(/moved ahead of the load, .+ foreseen at \d+ % of its places/u);
});
