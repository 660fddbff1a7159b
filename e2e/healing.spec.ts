import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const panel = (routing: RoutingPage) => routing.page.getByRole('region', { name: '03 Degrade' });
const faults = (routing: RoutingPage) => panel(routing).getByRole('list', { name: 'Faults' }).getByRole('listitem');
const flown = (routing: RoutingPage) => expect(routing.foot.getByText('READY', { exact: true })).toBeVisible();

/** Adds a fault that lasts from one request to another, counted from 1. */
async function addFault(routing: RoutingPage, kind: string, target: string, from: number, length: number) {
  await panel(routing).getByText('Add a fault').click();
  await panel(routing).getByLabel('Fault', { exact: true }).selectOption(kind);
  await panel(routing).getByLabel('Target').selectOption(target);
  await panel(routing).getByLabel('From request').fill(String(from));
  await panel(routing)
    .getByLabel(/^Lasts/)
    .fill(String(length));
  await panel(routing).getByRole('button', { name: 'Apply fault' }).click();
  await expect(faults(routing)).toContainText(/\d+ requests, /);
  await flown(routing);
}

/** How much of some rows each endpoint served. */
function shareOf(rows: readonly Readonly<Record<string, string>>[], id: string): number {
  return rows.filter(({ endpoint }) => endpoint === id).length / rows.length;
}

test('an arm that errs in 40 of 100 calls loses its traffic, and gets it back after the fault', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.routeMany(Array.from({ length: 900 }, (_, k) => `Say hello to guest number ${k} of the house`));
  const rows = (await routing.csv()).slice(300);
  const ids = [...new Set(rows.map(({ endpoint }) => endpoint ?? ''))];
  const busiest = ids.toSorted((a, b) => shareOf(rows.slice(0, 100), b) - shareOf(rows.slice(0, 100), a))[0] ?? '';
  await addFault(routing, 'Error rate', busiest, 401, 300);

  const hit = (await routing.csv()).slice(300);
  const [before, settled, after] = [hit.slice(0, 100), hit.slice(200, 400), hit.slice(600, 900)].map((part) =>
    shareOf(part, busiest),
  );
  expect(before).toBeGreaterThan(0.5);
  expect(settled).toBeLessThan(0.15);
  expect(after).toBeGreaterThan(0.5);
  expect(hit.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  await expect(faults(routing)).toContainText(
    /Picked for [\d.]+\s%\sbefore, [\d.]+\s%\sin its second half, [\d.]+\s%\safter/,
  );

  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  for (const question of [
    'Where does traffic go over time?',
    'Is latency within the ceiling?',
    'Did the bandit learn?',
  ]) {
    const chart = page.getByRole('region', { name: question, exact: true });
    await expect(chart.locator('svg').getByText(/^Errors 40\.0\s%, /)).toBeVisible();
    await expect(chart.locator('svg').getByText(/^Errors 40\.0\s% ends$/)).toBeVisible();
  }
  const frontier = page.getByRole('region', { name: 'Is the policy on the efficient frontier?', exact: true });
  await expect(frontier).toContainText(/In these figures: Errors 40\.0\s%, .+, request 401/);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Route', exact: true }).or(page.getByText('ROUTELLM')).first().click();
  await faults(routing)
    .getByRole('button', { name: /^Stop Errors/ })
    .click();
  await expect(routing.foot).toContainText(/Stopped: Errors 40\.0\s%\. It had 300 requests, 0 lost, \d+ failed over/);
});

test('a model that leaves in mid-run keeps its past, is not called again, and can come back', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.openSection('Models & prices');
  const before = await routing.csv();
  const endpoints = (rows: typeof before) => rows.map(({ endpoint }) => endpoint);
  await page.getByRole('button', { name: 'local-large leaves from here on' }).click();
  await routing.applied(/^local-large leaves: /);
  await expect(routing.policy).toContainText('Left after request 300, its past stays.');
  expect(endpoints(await routing.csv())).toEqual(endpoints(before));

  await routing.routeMany(Array.from({ length: 60 }, (_, k) => `Say hello to guest ${k}`));
  const later = (await routing.csv()).slice(before.length);
  expect(endpoints(later)).not.toContain('local-llama-3.1-8b');
  expect(endpoints(before)).toContain('local-llama-3.1-8b');
  await page.getByRole('button', { name: 'local-large stays' }).click();
  await routing.applied(/^local-large on: /);
  expect(endpoints((await routing.csv()).slice(before.length))).toContain('local-llama-3.1-8b');
});

test('an outage flag changes the route without a failed call, and the trace names it', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.openSection('Resilience');
  const served = async () => new Set((await routing.csv()).map(({ endpoint }) => endpoint));
  expect(await served()).toContain('anthropic-claude-sonnet-4.6');
  const calm = await routing.hash();
  await page.getByRole('combobox', { name: 'Flag as out' }).selectOption('provider anthropic');
  await routing.applied(/^provider anthropic flagged as out: /);
  const flagged = await served();
  expect([...flagged].filter((id) => id?.startsWith('anthropic'))).toEqual([]);
  await routing.newest.click();
  await expect(routing.verdict('4 Bandit')).toContainText(
    /Left out: .*Claude Sonnet 4.6 \(Anthropic\) \(outage flag\)/,
  );
  await page.getByRole('button', { name: 'Take the flag off provider anthropic' }).click();
  await expect.poll(() => routing.hash()).toBe(calm);
});

test('with the cloud 800 ms later Optimize turns the thresholds towards local, and p95 falls', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.openSection('Objective');
  const weight = async (name: string, value: string) => {
    await page.getByRole('spinbutton', { name, exact: true }).fill(value);
    await flown(routing);
  };
  await weight('Quality weight', '15');
  await weight('Latency weight', '85');
  await weight('Cost weight', '0');
  const calm = await p95Of(routing);
  const dialog = page.getByRole('dialog', { name: 'Optimize Load' });
  /** Where the threshold should go; 65 where nothing better was found. */
  const optimize = async (): Promise<number> => {
    await page.getByRole('button', { name: 'Optimize Load' }).click();
    await expect(dialog).toContainText(/150 held-out prompts that the search has not seen|n = 150 held-out/);
    return Number(/Complexity threshold\s*65 → (\d+)/.exec(await dialog.innerText())?.[1] ?? 65);
  };
  expect(await optimize()).toBeLessThanOrEqual(65);
  await page.keyboard.press('Escape');

  await panel(routing).getByRole('button', { name: 'Cloud +800 ms' }).click();
  await expect(faults(routing)).toContainText(/300 requests, 0 lost/);
  await flown(routing);
  await expect.poll(() => p95Of(routing)).toBeGreaterThan(calm);
  const degraded = await p95Of(routing);
  expect(await optimize()).toBeGreaterThan(65);
  // The interval of the change lies below 0.
  await expect(dialog.getByRole('row', { name: /^Latency p95/ })).toContainText(/\[−[\d\s]+,\s*−[\d\s]+\]/);
  await dialog.getByRole('button', { name: 'Accept' }).click();
  await expect.poll(() => p95Of(routing)).toBeLessThan(degraded);
  await flown(routing);

  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  const chart = page.getByRole('region', { name: 'Is latency within the ceiling?', exact: true });
  await expect(chart.locator('svg').getByText(/^Optimize accepted, @\d+$/)).toBeVisible();
});

async function p95Of(routing: RoutingPage): Promise<number> {
  const text = await routing.telemetry
    .getByRole('button', { name: /sort by latency/ })
    .nth(1)
    .innerText();
  return Number(/([\d\s]+)\s*ms/.exec(text.replaceAll(/\u2009/g, ''))?.[1]?.replaceAll(/\s/g, ''));
}
