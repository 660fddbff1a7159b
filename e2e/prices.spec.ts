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
