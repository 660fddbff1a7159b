import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const usd = (text = ''): number => Number(text.replace('−', '-').replaceAll(/[^\d.e-]/gu, ''));

test('a storage price gives the cache a net saving, and regret is told per 1k requests', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.openSection('Cache');
  await routing.policy.getByRole('checkbox', { name: 'Response cache on' }).check();
  await routing.applied(/./);
  const prompts = Array.from(
    { length: 5 },
    (_, k) => `Prove that there is no largest prime of the form ${k + 3}n + 1.`,
  );
  await routing.routeMany(prompts);
  await routing.routeMany(prompts);
  await routing.policy.getByRole('checkbox', { name: 'Storage price' }).check();
  await routing.applied(/storage \$0\.02 a GB-h/);
  const tile = routing.policy.getByRole('status', { name: 'Net saving' });
  const said = /(\d+) hits would have cost (\S+); ≈ storage (\S+)\.$/u;
  // What was said before stands until the session has been read again.
  await expect(async () => {
    const texts = await tile.locator('dd').allTextContents();
    const [, hits, saved, storage] = said.exec(texts.at(-1) ?? '') ?? [];
    expect(Number(hits)).toBeGreaterThanOrEqual(5);
    expect(usd(saved)).toBeGreaterThan(0);
    expect(usd(storage)).toBeGreaterThan(0);
    expect(Math.abs(usd(texts[0]) - usd(saved) + usd(storage))).toBeLessThan(0.0001);
  }).toPass({ timeout: 15_000 });

  await routing.telemetry.getByRole('button', { name: 'More' }).click();
  const figures = page.getByRole('region', { name: 'More figures' });
  await expect(figures).toContainText(/Cache saved\$[\d.]+ net, n = \d+ hits, SIM/u);
  await expect(figures).toContainText(/Regret per 1k[\d.−]+, at random [\d.]+, n = \d+, SIM/u);
});
