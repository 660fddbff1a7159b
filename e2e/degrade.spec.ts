import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** The panel where faults are made. */
const panel = (routing: RoutingPage) => routing.page.getByRole('region', { name: '03 Degrade' });
const faults = (routing: RoutingPage) => panel(routing).getByRole('list', { name: 'Faults' }).getByRole('listitem');
const stops = (routing: RoutingPage) =>
  panel(routing)
    .getByRole('list', { name: 'Faults' })
    .getByRole('button', { name: /^Stop / });
const flown = (routing: RoutingPage) => expect(routing.foot.getByText('READY', { exact: true })).toBeVisible();

async function addOutage(routing: RoutingPage) {
  await panel(routing).getByText('Add a fault').click();
  await panel(routing).getByLabel('Fault', { exact: true }).selectOption('Outage');
  await panel(routing).getByLabel('Target').selectOption('every cloud endpoint');
  await panel(routing).getByLabel('Counted in').selectOption('seconds');
  await panel(routing).getByLabel('From second').fill('3');
  await panel(routing)
    .getByLabel(/^Lasts/)
    .fill('60');
  await panel(routing).getByRole('button', { name: 'Apply fault' }).click();
  await expect(faults(routing)).toContainText(/\d+ requests, /);
  await flown(routing);
}

test('an outage of the cloud for 60 s loses no request, shows each hop, and leaves no trace when stopped', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const calm = await routing.hash();
  const calmRows = await routing.csv();
  await addOutage(routing);
  await expect(faults(routing)).toContainText('Outage, every cloud endpoint, from 3.0 s to 63.0 s');
  await expect(faults(routing)).toContainText(
    /[1-9]\d+ requests, 0 lost, [1-9]\d* failed over, (recovered|not recovered by the last request)/,
  );
  await expect(routing.foot).toContainText('1 FAULT');
  expect(await routing.hash()).not.toBe(calm);

  const rows = await routing.csv();
  expect(rows.filter((row) => row['outcome'] === 'failed')).toHaveLength(
    calmRows.filter((row) => row['outcome'] === 'failed').length,
  );
  const hops = rows.filter((row) => row['failed_over'] === 'true');
  expect(hops.length).toBeGreaterThan(0);
  await page.getByRole('combobox', { name: 'Show only' }).selectOption('Failed over');
  await expect(routing.log).toHaveAttribute('aria-rowcount', String(hops.length + 1));
  await routing.newest.click();
  await expect(routing.pathway).toHaveAttribute('data-state', 'failed-over');
  await expect(routing.pathway).toContainText(/FAILED OVER — .+ → /);

  await page.getByRole('link', { name: 'Compare' }).click();
  await page.getByRole('checkbox', { name: 'Held-out prompts only' }).uncheck();
  const answered = async (strategy: string): Promise<number> => {
    const row = page.getByRole('row', { name: `${strategy} SIM` });
    // The column "Answered".
    return parseFloat(await row.getByRole('cell').nth(6).innerText());
  };
  await expect(page.getByText(/^SIM · 300 prompts/)).toBeVisible();
  expect(await answered('RouteLLM multi-tier')).toBe(100);
  expect(await answered('Static rules')).toBeLessThan(98);
  expect(await answered('All cloud')).toBeLessThan(50);
  await page.keyboard.press('Escape');

  await page.keyboard.press('x');
  await expect(routing.foot).not.toContainText('FAULT');
  await expect.poll(() => routing.hash()).toBe(calm);
});

test('a ready-made scenario survives a reload, and one fault of it can be stopped by itself', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const calm = await routing.hash();
  await panel(routing).getByRole('button', { name: 'Black Friday' }).click();
  await expect(stops(routing)).toHaveCount(2);
  await expect.poll(() => routing.hash()).not.toBe(calm);
  await flown(routing);
  const hash = await routing.hash();
  await page.reload();
  await routing.settled();
  await expect(stops(routing)).toHaveCount(2);
  expect(await routing.hash()).toBe(hash);
  await faults(routing)
    .getByRole('button', { name: /^Stop Traffic ×8/ })
    .click();
  await expect(stops(routing)).toHaveCount(1);
  // What is being flown again is dimmed meanwhile.
  await expect(faults(routing)).toContainText(/\d+ requests, /);
  await flown(routing);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
});

test('a row that stood in a line says how long it waited for a place, and where', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await panel(routing).getByRole('button', { name: 'Black Friday' }).click();
  await expect(faults(routing).first()).toContainText(/\d+ requests, /);
  await flown(routing);
  const local = (await routing.csv()).filter((row) => row['endpoint_tier'] === 'local');
  const slowest = local.toSorted((a, b) => Number(b['latency_ms']) - Number(a['latency_ms']))[0]!;
  const waitedMs = Number(slowest['queue_ms']);
  expect(waitedMs).toBeGreaterThan(1000);
  await page.getByRole('button', { name: '□ Local', exact: true }).click();
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Latency');
  await expect(routing.newest).toHaveAttribute('data-row', String(Number(slowest['row']) - 1));
  await routing.newest.click();
  const waited = (waitedMs / 1000).toFixed(1).replace('.', String.raw`\.`);
  await expect(routing.verdicts).toContainText(
    new RegExp(`waited ${waited}\\s?s for a free place at (.+), \\1 answered in`),
  );
});

test('where nobody answers the policy chooses: a short answer of a smaller model, or a place in the queue that the log lists', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.openSection('Resilience');
  await routing.policy.getByRole('spinbutton', { name: 'Endpoints a request may try', exact: true }).fill('1');
  await routing.applied(/1 endpoints a request/);
  const unanswered = routing.policy.getByRole('combobox', { name: 'A request that nobody answers' });
  await unanswered.selectOption('A short answer of the cheapest model left, else a place in a person’s queue');
  await routing.applied(/Unanswered: shorter, hand-off/);
  await addOutage(routing);

  const degraded = (await routing.csv()).filter((row) => row['outcome'] === 'degraded');
  expect(degraded.length).toBeGreaterThan(3);
  for (const row of degraded) {
    expect(Number(row['output_tokens'])).toBeGreaterThan(0);
    expect(Number(row['output_tokens'])).toBeLessThanOrEqual(256);
  }
  expect(degraded.some(({ tier, endpoint_tier: by }) => tier === 'cloud' && by === 'local')).toBe(true);
  await page.getByRole('combobox', { name: 'Show only' }).selectOption('Degraded');
  await expect(routing.log).toHaveAttribute('aria-rowcount', String(degraded.length + 1));
  await routing.newest.click();
  await expect(routing.pathway).toContainText('DEGRADED — short answer');
  await expect(routing.verdicts).toContainText(
    /Short answer by .+, at most 256 tokens: no model that was meant for this/,
  );

  await unanswered.selectOption('A place in a person’s queue');
  await routing.applied(/Unanswered: hand-off/);
  await page.getByRole('combobox', { name: 'Show only' }).selectOption('With a person');
  const waiting = (await routing.csv()).filter((row) => row['outcome'] === 'degraded').length;
  expect(waiting).toBeGreaterThan(3);
  await expect(routing.log).toHaveAttribute('aria-rowcount', String(waiting + 1));
  await routing.newest.click();
  await expect(routing.verdicts).toContainText(/In the queue for a person, place \d+\./);
});
