import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a price that is edited is billed in every row, and the catalogue’s comes back', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.openSection('Models');
  const before = await costs(routing);
  const field = routing.policy.getByRole('spinbutton', { name: 'local-large $/hour', exact: true });
  const catalogue = Number(await field.inputValue());
  await field.fill(String(catalogue * 10));
  await routing.applied(/\$\/hour/);
  const after = await costs(routing);
  expect(after.length).toBe(before.length);
  const changed = after.filter(({ usd }, row) => usd !== before[row]?.usd);
  expect(changed.length).toBeGreaterThan(0);

  const tile = await routing.telemetry.getByRole('button', { name: /sort by cost/ }).innerText();
  const perThousand = (1000 * after.reduce((sum, { usd }) => sum + usd, 0)) / after.length;
  expect(tile).toContain(perThousand.toFixed(2));

  await routing.policy.getByRole('button', { name: 'Catalogue price' }).click();
  await expect(field).toHaveValue(String(catalogue));
  await routing.applied(/catalogue’s price/);
  expect(await costs(routing)).toEqual(before);
});

async function costs(routing: RoutingPage): Promise<readonly { readonly endpoint: string; readonly usd: number }[]> {
  return (await routing.csv()).map(({ endpoint = '', cost_usd = '' }) => ({ endpoint, usd: Number(cost_usd) }));
}

test('an own price has volume tiers: the marginal price is on show, and a row names the tier that billed it', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.openSection('Models');
  const before = (await costs(routing)).reduce((sum, { usd }) => sum + usd, 0);
  const id = 'cloud-writer';
  const field = page.getByRole('spinbutton', { name: `${id} $/1M in`, exact: true });
  const model = routing.policy.getByRole('row').filter({ has: field });
  await model.getByText('No volume tiers, all hours alike').click();
  const terms = routing.policy.getByRole('region', { name: `Volume and hours of ${id}`, exact: true });
  await terms.getByRole('button', { name: `Add a volume tier to ${id}` }).click();
  await routing.applied(/volume tier/);
  await terms.getByRole('spinbutton', { name: `${id} tier 2 after tokens`, exact: true }).fill('1000');
  await routing.applied(/after tokens 1000/);
  await expect(terms.getByRole('status')).toContainText(/tokens so far, SIM\. Next token, tier 2 of 2: /);
  const after = (await costs(routing)).reduce((sum, { usd }) => sum + usd, 0);
  expect(after).toBeLessThan(before);
  await terms.getByRole('checkbox', { name: `Off-peak hours of ${id}` }).check();
  await routing.applied(/off-peak hours/);
  const day = routing.policy.getByRole('region', { name: 'Off-peak hours', exact: true });
  await expect(day.getByRole('status')).toContainText('requests deferred');
  await day.getByRole('checkbox', { name: 'Low priority waits for off-peak hours' }).check();
  await routing.applied(/Low priority waits/);
  const row = routing.log.getByRole('row').filter({ hasText: 'Sonnet' }).first();
  await row.click();
  await expect(routing.verdicts).toContainText(
    /Volume tier [12](–2)? of 2, after .* tokens: .*Sent at 09:0\d, peak price\./,
  );
});
