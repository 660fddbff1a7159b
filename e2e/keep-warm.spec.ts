import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('where hours lie between requests a local model starts cold, or is kept warm for the price of its idle hours', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const panel = page.getByRole('region', { name: '03 Degrade' });
  await panel.locator('summary').filter({ hasText: 'Traffic' }).click();
  await page.getByRole('spinbutton', { name: 'Requests a second' }).fill('0.001');
  await expect(routing.foot.getByText('READY', { exact: true })).toBeVisible();
  const figures = async () =>
    (await routing.csv()).map(({ endpoint = '', ttft_ms, cost_usd }) => ({
      endpoint,
      ttftMs: Number(ttft_ms),
      usd: Number(cost_usd),
    }));
  const cold = await figures();
  const row = cold.findLastIndex(({ endpoint }) => endpoint === 'local-llama-3.2-1b');
  const inspect = async () => {
    await routing.log
      .getByRole('row')
      .nth(cold.length - row)
      .click();
    await expect(routing.said).toBeVisible();
  };
  await inspect();
  await expect(routing.verdicts).toContainText(/Cold start: 1\.2.s to load the model before the first token\./u);

  await routing.openSection('Models');
  await expect(routing.policy).toContainText(/Cold start 1\.2.s after 5.min idle; warm, ≈\$0\.19 an idle hour beyond/u);
  await routing.policy.getByRole('checkbox', { name: 'Keep local-small warm' }).check();
  await routing.applied(/local-small kept warm/);
  const warm = await figures();
  await inspect();
  const kept = /Kept warm: ([\d.\s]+).h idle beyond its own, ≈\$([\d.]+) of the cost\./u;
  await expect(routing.verdicts).toContainText(kept);
  const [, hours = '', usd = ''] = kept.exec((await routing.verdicts.textContent()) ?? '') ?? [];
  // 19 cents an hour.
  expect(Number(usd)).toBeCloseTo(0.19 * Number(hours.replaceAll(/\s/gu, '')), 2);
  expect(warm[row]?.endpoint).toBe(cold[row]?.endpoint);
  expect(cold[row]!.ttftMs - warm[row]!.ttftMs).toBeCloseTo(1200, 0);
  expect(warm[row]!.usd - cold[row]!.usd).toBeCloseTo(Number(usd), 2);
});
