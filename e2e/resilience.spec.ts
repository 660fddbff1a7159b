import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const prompt = 'Summarise the three acts of Hamlet in one sentence each, and name the turning point';

async function fill(page: Page, name: string, value: string): Promise<void> {
  await page.getByRole('spinbutton', { name, exact: true }).fill(value);
}

test('with the cache on the second equal prompt is a kept answer for nothing, until its tag or time is up', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open('/#/route?seed=7');
  await routing.openSection('Cache');
  await page.getByRole('checkbox', { name: 'Response cache on' }).check();
  await routing.applied(/Cache on/);

  const first = await routing.route(prompt);
  await expect(first).not.toContainText('0 Cache');
  const second = await routing.route(`  ${prompt}\n`);
  await expect(second).toContainText('0 Cache');
  await expect(second).toContainText('kept answer');
  await expect(routing.said).toContainText('KEPT ANSWER, decided by 0 Cache. Same text, request');
  await expect(routing.policy.getByText(/^1 hits?, .* of n = /)).toBeVisible();
  const rows = await routing.csv();
  expect(rows.at(-1)).toMatchObject({ decided_by: 'cache', cost_usd: '0', outcome: 'completed', tier: 'none' });
  expect(Number(rows.at(-1)?.['latency_ms'])).toBeLessThan(5);
  expect(Number(rows.at(-2)?.['cost_usd'])).toBeGreaterThan(0);

  await page.getByRole('checkbox', { name: 'Also near texts' }).check();
  await routing.applied(/Near texts hit/);
  await page.getByRole('button', { name: 'Measure false hits' }).click();
  const lab = page.getByRole('table', { name: /^Wrong hits by cosine threshold, n = / });
  await expect(lab.getByRole('row')).toHaveCount(12);
  const wrongAt = async (threshold: string) =>
    Number.parseFloat(
      (await lab
        .getByRole('row', { name: new RegExp(`^${threshold} `) })
        .getByRole('cell')
        .last()
        .textContent()) ?? '',
    );
  expect(await wrongAt('0.8')).toBeGreaterThan(await wrongAt('0.99'));

  await page.getByRole('checkbox', { name: 'Response cache on' }).uncheck();
  await routing.applied(/Cache off/);
  expect((await routing.csv()).at(-1)).not.toMatchObject({ decided_by: 'cache' });
});

test('a time limit that nobody keeps shows every try, its waits, and the canned answer', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open('/#/route?seed=7');
  await routing.openSection('Resilience');
  await page.getByRole('checkbox', { name: 'Circuit breaker' }).uncheck();
  await fill(page, 'Tries at one endpoint', '2');
  await page.getByRole('combobox', { name: 'Jitter' }).selectOption('none');
  await fill(page, 'First wait', '1500');
  await fill(page, 'Endpoints a request may try', '2');
  await page.getByRole('combobox', { name: 'A request that nobody answers' }).selectOption('canned');
  await page.getByRole('checkbox', { name: 'Time limit to the first token' }).check();
  await fill(page, 'Time limit to the first token, limit', '1');
  await routing.applied(/first token within 1 ms/);
  await routing.newest.click();
  await expect(routing.newest).toContainText('degraded');
  const told = routing.verdicts.getByText(/^4 attempts: /);
  await expect(told).toContainText('sent no token in time after 0.0');
  await expect(told).toContainText('waited 1.5');
  await expect(told).toContainText('Canned answer: No model can answer right now.');

  await page.keyboard.press('Control+z');
  await expect(routing.newest).not.toContainText('degraded');
});

test('a doubted local answer is asked of the cloud, and both calls are told and billed', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open('/#/route?seed=7');
  await routing.openSection('Escalation');
  await page.getByRole('checkbox', { name: 'Check local answers' }).check();
  await fill(page, 'Confidence at least', '1');
  await routing.applied(/confidence 0.5 → 1/);
  await routing.route('What is the capital of the country that hosted the 2016 summer games, and in which year?');
  const told = routing.verdicts.getByText(/^2 attempts: /);
  await expect(told).toContainText('which the check doubted');
  await expect(routing.pathway).toContainText('after a doubted answer, served by cloud');
  const row = (await routing.csv()).at(-1);
  expect(row).toMatchObject({ tier: 'local', failed_over: 'false' });
});

test('the calls of one model are spread over replicas, as many to each', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open('/#/route?seed=7');
  const count = async (id: string | undefined) =>
    (await routing.csv()).filter(({ endpoint }) => endpoint === id).length;
  const rows = await routing.csv();
  const locals = rows.filter(({ tier }) => tier === 'local').map(({ endpoint }) => endpoint);
  await routing.openSection('Resilience');
  const spread = page.getByRole('combobox', { name: 'Spread the calls of', exact: true });
  const busiest = [...new Set(locals)].sort((a, b) => times(locals, b) - times(locals, a))[0];
  await spread.selectOption(busiest ?? '');
  const replica = page.getByRole('combobox', { name: /^Replica of/ });
  const other = await replica.locator('option').nth(1).getAttribute('value');
  await replica.selectOption(other);
  await routing.applied(/^With /);
  expect(await count(busiest)).toBeLessThan(times(locals, busiest));
  expect(await count(other ?? undefined)).toBeGreaterThan(times(locals, other ?? undefined));
});

function times(ids: readonly (string | undefined)[], id: string | undefined): number {
  return ids.filter((one) => one === id).length;
}

test('a replica that fails loses its weight, and the chart says how far; a surge makes a queue that the chart shows', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open('/#/route?seed=7');
  await routing.openSection('Resilience');
  await page.getByRole('checkbox', { name: 'Circuit breaker' }).uncheck();
  await page.getByRole('combobox', { name: 'Spread the calls of', exact: true }).selectOption('local-llama-3.1-8b');
  await page.getByRole('combobox', { name: /^Replica of/ }).selectOption('local-qwen-2.5-3b');
  await page.getByRole('combobox', { name: /^How the calls of/ }).selectOption('Weighted by how calls go');
  await routing.applied(/^adaptive/);
  const panel = page.getByRole('region', { name: '03 Degrade' });
  await panel.getByText('Add a fault').click();
  await panel.getByLabel('Fault', { exact: true }).selectOption('Error rate');
  await panel.getByLabel('Target').selectOption('local-qwen-2.5-3b');
  await panel.getByLabel('Calls that fail').fill('90');
  await panel.getByRole('button', { name: 'Apply fault' }).click();
  await expect(panel.getByRole('list', { name: 'Faults' })).toContainText(/\d+ requests, /);

  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  const weights = page.getByRole('region', { name: 'Do replicas lose weight when they fail?', exact: true });
  await expect(weights).toContainText(
    /Qwen 2\.5 3B .+fell furthest: from 50\.0\s% of the weight to \d\.\d\s% at request 1\d\d/,
  );
  await expect(weights.locator('svg path.recharts-line-curve')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await page.goto('/#/route');
  await panel.getByRole('button', { name: 'Black Friday' }).click();
  await expect(panel.getByRole('list', { name: 'Faults' })).toContainText('Traffic ×8');
  await page.goto('/#/charts');
  const queues = page.getByRole('region', { name: 'How deep are the queues?', exact: true });
  await expect(queues).toContainText(/Deepest from row \d+ on: [\d.]+ in line of [\d.]+ under way/);
  const throughput = page.getByRole('region', { name: 'Does throughput grow with concurrency?', exact: true });
  await expect(throughput).toContainText(/a second in the emptier half of the stretches/);
});

test('requests that nobody answers wait for a person, and the log lists them with their places', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open('/#/route?seed=7');
  await routing.openSection('Resilience');
  await page.getByRole('combobox', { name: 'A request that nobody answers' }).selectOption('hand-off,canned');
  await fill(page, 'Places in the queue', '3');
  await routing.applied(/3 places/);
  const panel = page.getByRole('region', { name: '03 Degrade' });
  await panel.getByText('Add a fault').click();
  await panel.getByLabel('Fault', { exact: true }).selectOption('Outage');
  await panel.getByLabel('Target').selectOption('every endpoint');
  await panel.getByLabel('From request').fill('291');
  await panel.getByLabel(/^Lasts/).fill('0');
  await panel.getByRole('button', { name: 'Apply fault' }).click();
  await expect(panel.getByRole('list', { name: 'Faults' })).toContainText(/10 requests, /);
  await page.getByRole('combobox', { name: 'Show only' }).selectOption('Degraded');
  await expect(routing.log).toHaveAttribute('aria-rowcount', '11');
  await routing.log.getByRole('row').nth(10).click();
  await expect(routing.verdicts).toContainText('In the queue for a person, place ');
  await routing.newest.click();
  await expect(routing.verdicts).toContainText('Canned answer: ');

  await routing.telemetry.getByRole('button', { name: 'More' }).click();
  const more = page.getByRole('region', { name: 'More figures' });
  await expect(more).toContainText(/Breakers.*(open|half-open)/);
  await expect(more).toContainText(/Router p95, measured[\d.<]+\sms, n = /);
  await expect(more).toContainText(/Cache hits0 of 300, 0\.0\s%/);
});
