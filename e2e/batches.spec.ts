import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const number = (text = ''): number => Number(text.replaceAll(/[^\d.]/gu, ''));

test('low priority goes in batches of 10: fewer calls, the discount and the added wait are shown', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const lines = [
    'prompt,priority',
    ...Array.from(
      { length: 100 },
      (_, k) => `"Prove that no free group of rank ${k + 2} has torsion, step by step",low`,
    ),
  ];
  await routing.importLog({ name: 'low.csv', text: lines.join('\n') }, 100);
  const usd = async () => (await routing.csv()).reduce((sum, row) => sum + Number(row['cost_usd']), 0);
  const before = await usd();

  await routing.openSection('Models & prices');
  await routing.policy.getByRole('checkbox', { name: 'Batch low priority' }).check();
  await routing.applied(/low priority in batches/);
  const batches = routing.policy.getByRole('region', { name: 'Batches', exact: true });
  await expect(batches).toContainText(/anthropic: 50\s% less, within 24 h\. .+, 2026-11-21\./u);
  const totals = batches.getByRole('status', { name: 'Batches so far' });
  const said = /100 of 100 requests of low priority, (\d+) in (\d+) batches: (\d+) calls fewer, SIM\./u;
  await expect(totals).toContainText(said);
  const [, batched, calls, fewer] = said.exec((await totals.innerText()) ?? '') ?? [];
  expect(number(batched)).toBeGreaterThan(50);
  expect(number(batched) - number(calls)).toBe(number(fewer));
  expect(number(calls)).toBeLessThan(number(batched) / 5);
  const saved = /\$([\d.]+) saved, 50\.0\s% of theirs\./u;
  await expect(totals).toContainText(saved);
  await expect(totals).toContainText(
    /Added wait, mean: [\d.]+\s(s|min|h) to fill, ≈[\d.]+\s(s|min|h) at the provider/u,
  );
  const after = await usd();
  expect(after).toBeLessThan(before);

  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Newest');
  await routing.newest.click();
  await expect(routing.verdicts).toContainText(
    /Batch \d+: \d+ requests? in one call, .+ to fill, ≈.+ at the provider, \$[\d.]+ saved\./u,
  );

  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  const chart = page.getByRole('region', { name: 'How deep are the queues?', exact: true });
  await expect(chart).toContainText('collected for a batch');
  await expect(chart).toContainText(/Deepest from row \d+ on: [\d.]+ in line/u);
});
