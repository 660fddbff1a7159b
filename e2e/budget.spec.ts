import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const cloud = (rows: readonly Readonly<Record<string, string>>[]) =>
  rows.filter(({ endpoint_tier }) => endpoint_tier === 'cloud');

test('a soft limit turns premium off, a hard one the cloud, and a halt everything', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.openSection('Privacy');
  await routing.policy.getByRole('checkbox', { name: 'Hard limit on what the session spends' }).check();
  const limit = routing.policy.getByRole('spinbutton', { name: 'Hard limit', exact: true });
  const budget = routing.foot.getByRole('status', { name: 'Budget' });
  await expect(budget).toContainText(/of \$1\.00, \d+/);

  await limit.fill('0.1');
  await routing.applied(/\$0\.1\b/);
  await expect(budget).toContainText(/Cloud off: \d+ rows downgraded/);
  const rows = await routing.csv();
  // What was under way at the limit is billed; of the later rows none leaves.
  expect(cloud(rows).length).toBeGreaterThan(0);
  expect(cloud(rows.slice(-100))).toEqual([]);
  expect(rows.slice(-100).some(({ decided_by }) => decided_by === 'budget')).toBe(true);

  // Between the limits only the cheapest of the cloud is called.
  const spent = rows.reduce((sum, { cost_usd }) => sum + Number(cost_usd), 0);
  expect(spent).toBeGreaterThanOrEqual(0.1);
  await limit.fill('0.38');
  await routing.applied(/\$0\.38/);
  await expect(budget).toContainText('Premium off');
  const soft = cloud((await routing.csv()).slice(-60));
  expect(soft.length).toBeGreaterThan(0);
  expect(new Set(soft.map(({ endpoint }) => endpoint)).size).toBe(1);

  await limit.fill('0.1');
  await routing.applied(/\$0\.1\b/);
  await routing.policy.getByRole('combobox', { name: 'At the hard limit' }).selectOption({ label: 'block' });
  await routing.applied(/halt/);
  await expect(budget).toContainText(/Halted: \d+ rows? blocked/);
  expect((await routing.csv()).at(-1)).toMatchObject({ outcome: 'blocked' });
});
