import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

type Rows = Awaited<ReturnType<RoutingPage['csv']>>;

async function opened(page: Page): Promise<RoutingPage> {
  const routing = new RoutingPage(page);
  await routing.open();
  return routing;
}

const spinbutton = (routing: RoutingPage, name: string) =>
  routing.policy.getByRole('spinbutton', { name, exact: true });

/** Linear interpolation between the nearest two. */
function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const low = sorted[Math.floor(position)] ?? Number.NaN;
  const high = sorted[Math.ceil(position)] ?? low;
  return low + (high - low) * (position % 1);
}

const latenciesOf = (rows: Rows, endpoint: string): number[] =>
  rows
    .filter((row) => row['endpoint'] === endpoint && row['outcome'] === 'completed')
    .map(({ latency_ms: ms }) => Number(ms));

async function importRows(routing: RoutingPage, lines: readonly string[]): Promise<Rows> {
  await routing.importLog({ name: 'rows.csv', text: lines.join('\n') }, lines.length - 1, { after: true });
  return (await routing.csv()).slice(1 - lines.length);
}

test('without a band the threshold moved below a row’s index flips that row, and nothing else', async ({ page }) => {
  const routing = await opened(page);
  await routing.openSection('Complexity');
  await spinbutton(routing, 'Judge band').fill('0');
  await routing.applied(/band 10 → 0/);
  const before = await routing.csv();
  const gated = before.filter((row) => row['decided_by'] === 'complexity' && row['tier'] === 'local');
  const index = Math.max(...gated.map((row) => Number(row['complexity_index'])));
  expect(index).toBeLessThanOrEqual(65);
  await spinbutton(routing, 'Complexity threshold').fill(String(index - 1));
  await routing.applied(new RegExp(`65 → ${index - 1}: [1-9]`));
  const after = await routing.csv();
  const wanted = before.map(({ tier, decided_by: by, complexity_index: value }) =>
    by === 'complexity' && Number(value) === index ? 'cloud' : tier,
  );
  expect(after.map(({ tier }) => tier)).toEqual(wanted);
});

test('a row shows nearest cluster, cosine and calibrated score, and the slider flips its route', async ({ page }) => {
  const routing = await opened(page);
  const before = await routing.csv();
  const isSemantic = (row: Rows[number] | undefined) =>
    row?.['decided_by'] === 'semantic' && row['tier'] === 'cloud' && Number(row['semantic_score']) < 0.94;
  const position = before.findLastIndex(isSemantic);
  const score = Number(before[position]?.['semantic_score']);
  expect(score).toBeGreaterThanOrEqual(0.85);
  await page.getByRole('combobox', { name: 'Decided by' }).selectOption('2 Semantic');
  await page.goto(`/#/route?row=${position + 1}`);
  await expect(routing.verdict('2 Semantic')).toContainText(
    new RegExp(`P\\(cloud-required\\) ${score.toFixed(3)} against 0\\.850, .+ Nearest: .+, cosine 0\\.\\d\\d`),
  );
  await routing.openSection('Semantic');
  const slider = routing.policy.getByRole('slider', { name: 'Similarity threshold slider' });
  await slider.focus();
  const presses = Math.ceil((score - 0.85) * 100) + 1;
  for (let press = 0; press < presses; press += 1) await page.keyboard.press('ArrowRight');
  await routing.applied(/0\.85 → 0\.\d\d: [1-9]\d* of \d+ change/);
  const after = await routing.csv();
  expect(after[position]?.['decided_by']).not.toBe('semantic');
  expect(after.filter(({ tier }, row) => tier !== before[row]?.['tier']).length).toBeGreaterThan(0);
});

test('latency and errors of each model are those of the exported rows, and the log can be cut to a model', async ({
  page,
}) => {
  const routing = await opened(page);
  await routing.routeMany(Array.from({ length: 300 }, (_, k) => `Say hello to guest number ${k} of the house`));
  const panel = page.getByRole('region', { name: '03 Degrade' });
  await panel.getByText('Add a fault').click();
  await panel.getByLabel('Fault', { exact: true }).selectOption('Error rate');
  await panel.getByLabel('Target').selectOption('every endpoint');
  await panel.getByLabel('From request').fill('301');
  await panel.getByRole('button', { name: 'Apply fault' }).click();
  await expect(panel.getByRole('list', { name: 'Faults' })).toContainText(/\d+ requests, /);
  await expect(routing.foot.getByText('READY', { exact: true })).toBeVisible();
  const rows = await routing.csv();
  await routing.telemetry.getByRole('button', { name: 'More' }).click();
  const table = page.getByRole('table', { name: 'Endpoints, simulated' });
  await expect(table).toContainText(/[1-9]\d*, \d+\.\d\s%/);
  const cells = await table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
    .evaluateAll((lines) => lines.map((line) => [...line.children].map((cell) => cell.textContent)));
  const number = (text: string | null | undefined) => Number((text ?? '').replace(/[\s,].*$|\u2009/g, ''));
  const failed = cells.reduce((sum, line) => sum + number(line[3]), 0);
  const completed = rows.filter(({ outcome }) => outcome === 'completed').length;
  expect(failed).toBe(rows.reduce((sum, { attempts }) => sum + Number(attempts), 0) - completed);
  expect(failed).toBeGreaterThan(0);
  for (const line of cells) {
    const pulls = number(line[1]);
    if (pulls > 0) expect(line[3]).toContain(((100 * number(line[3])) / pulls).toFixed(1));
  }

  const model = page.getByRole('combobox', { name: 'Model', exact: true });
  const labels = await model.locator('option').allInnerTexts();
  const busiest = cells.toSorted((a, b) => number(b[4]) - number(a[4]))[0];
  expect(labels).toContain(busiest?.[0]);
  await model.selectOption({ label: busiest?.[0] ?? '' });
  const counts = new Map<string, number>();
  for (const { endpoint = '' } of rows) counts.set(endpoint, (counts.get(endpoint) ?? 0) + 1);
  const [id, count] = [...counts].find(([name]) => latenciesOf(rows, name).length === number(busiest?.[4])) ?? [];
  await expect(routing.log).toHaveAttribute('aria-rowcount', String((count ?? 0) + 1));
  const times = latenciesOf(rows, id ?? '');
  expect(times.length).toBeGreaterThanOrEqual(100);
  for (const [column, q] of [0.5, 0.95, 0.99].entries())
    expect(Math.abs(Number(busiest?.[5 + column]?.replace(/\s/g, '')) - quantile(times, q))).toBeLessThanOrEqual(0.5);

  await page.getByRole('combobox', { name: 'Show only' }).selectOption('Failed');
  const lost = rows.filter(({ endpoint, outcome }) => endpoint === id && outcome !== 'completed').length;
  await expect(routing.log).toHaveAttribute('aria-rowcount', String(lost + 1));

  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  const chart = page.getByRole('region', { name: 'What do cost and latency come from?', exact: true });
  await chart.getByRole('combobox', { name: 'By' }).selectOption('provider');
  await chart.getByRole('button', { name: 'View as table' }).click();
  const anthropic = rows.filter(({ endpoint = '' }) => endpoint.startsWith('anthropic-'));
  const line = chart.getByRole('row').filter({ has: page.getByRole('cell', { name: 'anthropic', exact: true }) });
  const answered = anthropic.filter(({ outcome }) => outcome === 'completed').map((row) => Number(row['latency_ms']));
  await expect(line.getByRole('cell').nth(1)).toHaveText(String(anthropic.length));
  const mean = answered.reduce((sum, ms) => sum + ms, 0) / answered.length;
  expect(Number((await line.getByRole('cell').nth(6).innerText()).replace(/\s/g, ''))).toBeCloseTo(mean, 0);
});

test('over-served rows are listed dearest first', async ({ page }) => {
  const routing = await opened(page);
  await page.getByRole('combobox', { name: 'Show only' }).selectOption('Over-served');
  await expect(page.getByRole('combobox', { name: 'Sort by' }).locator('option:checked')).toHaveText('Cost');
  const rows = await routing.csv();
  const over = rows.filter(
    (row) => row['label'] === 'local' && row['endpoint_tier'] === 'cloud' && row['outcome'] === 'completed',
  );
  expect(over.length).toBeGreaterThan(0);
  await expect(routing.log).toHaveAttribute('aria-rowcount', String(over.length + 1));
  const dearest = over.toSorted((a, b) => Number(b['cost_usd']) - Number(a['cost_usd']))[0];
  await expect(routing.newest).toHaveAttribute('data-row', String(Number(dearest?.['row']) - 1));
});

test('a month costs what its volume and mix come to, with an interval', async ({ page }) => {
  const routing = await opened(page);
  const rows = await routing.csv();
  const mean = rows.reduce((sum, row) => sum + Number(row['cost_usd']), 0) / rows.length;
  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  const chart = page.getByRole('region', { name: 'What do cost and latency come from?', exact: true });
  const month = chart.getByRole('status', { name: 'Month' });
  await chart.getByRole('spinbutton', { name: 'Requests a month' }).fill('1000000');
  await expect(month).toContainText(`n = ${rows.length}`);
  const figures = async () =>
    [...(await month.innerText()).replaceAll(/[\s\u2009]/g, '').matchAll(/\$([\d.]+)/g)].map(([, usd]) => Number(usd));
  const [usd = 0, low = 0, high = 0] = await figures();
  expect(Math.abs(usd - 1e6 * mean)).toBeLessThanOrEqual(0.01);
  expect([low > 0 && low < usd, high > usd]).toEqual([true, true]);

  // All of it at one topic costs that topic's mean.
  await chart.getByRole('combobox', { name: 'By' }).selectOption('topic');
  const mix = chart.getByRole('combobox', { name: 'Mix' });
  await expect(mix.locator('option')).not.toHaveCount(1);
  await mix.selectOption({ index: 1 });
  await chart.getByRole('spinbutton', { name: 'Its part of the mix' }).fill('100');
  await expect.poll(async () => (await figures())[0]).not.toBe(usd);
  await chart.getByRole('button', { name: 'View as table' }).click();
  const perThousand = Number((await chart.locator('tbody tr').first().getByRole('cell').nth(3).innerText()).trim());
  expect(Math.abs(((await figures())[0] ?? 0) / 1000 - perThousand)).toBeLessThanOrEqual(0.001);
});

test('a row that must stay in the EU reaches only models there, and is blocked where there are none', async ({
  page,
}) => {
  const routing = await opened(page);
  await routing.openSection('Models & prices');
  await routing.policy.getByRole('checkbox', { name: 'cloud-eu takes part', exact: true }).check();
  await routing.applied(/^cloud-eu on/);
  const prove = (k: number, region: string) =>
    `"Prove that no free group of rank ${k} has torsion, step by step",${region}`;
  const lines = ['prompt,region', ...Array.from({ length: 20 }, (_, k) => prove(k, k % 2 === 0 ? 'EU' : 'mars'))];
  const flown = await importRows(routing, lines);
  const isAt = (region: number) => flown.filter((_, k) => k % 2 === region);
  expect(new Set(isAt(0).map((row) => row['endpoint']))).toEqual(new Set(['mistral-large-3']));
  // Nobody of the cloud is on Mars; what is on this device leaves no region.
  expect(new Set(isAt(1).map((row) => row['endpoint_tier']))).toEqual(new Set(['local']));

  for (const model of ['local-small', 'local-medium', 'local-large']) {
    await routing.policy.getByRole('checkbox', { name: `${model} takes part`, exact: true }).uncheck();
    await routing.applied(new RegExp(`^${model} off: `));
  }
  const after = (await routing.csv()).slice(-20);
  expect(new Set(after.filter((_, k) => k % 2 === 0).map((row) => row['endpoint']))).toEqual(
    new Set(['mistral-large-3']),
  );
  const blocked = after.filter((_, k) => k % 2 === 1);
  expect(new Set(blocked.map(({ outcome, decided_by: by }) => `${outcome} by ${by}`))).toEqual(
    new Set(['blocked by residency']),
  );
});

test('two local models share the local work: small talk goes to the tiny one, analysis to the 3B one', async ({
  page,
}) => {
  const routing = await opened(page);
  await routing.openSection('Rules');
  for (const [topic, model] of [
    ['chit-chat', 'local-small'],
    ['analysis', 'local-medium'],
  ] as const) {
    await routing.policy.getByRole('combobox', { name: 'Field of new route' }).selectOption({ label: 'topic is' });
    await routing.policy.getByRole('combobox', { name: 'Target of new route' }).selectOption({ label: `→ ${model}` });
    await routing.policy.getByRole('textbox', { name: 'Value of new route' }).fill(topic);
    await routing.policy.getByRole('button', { name: 'Add route' }).click();
    await routing.applied(new RegExp(topic));
  }
  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  const chart = page.getByRole('region', { name: 'What do cost and latency come from?', exact: true });
  await chart.getByRole('combobox', { name: 'By' }).selectOption('topic');
  await chart.getByRole('button', { name: 'View as table' }).click();
  const line = (topic: string) =>
    chart.getByRole('row').filter({ has: page.getByRole('cell', { name: topic, exact: true }) });
  await expect(line('chit-chat').getByRole('cell').last()).toContainText('Llama 3.2 1B');
  await expect(line('analysis').getByRole('cell').last()).toContainText('Qwen 2.5 3B');
});

test('local work splits by complexity: simple rows to the tiny model, medium ones to the 3B, and the flip line says where', async ({
  page,
}) => {
  const routing = await opened(page);
  await routing.openSection('Complexity');
  await routing.policy.getByRole('checkbox', { name: 'Split local work between two models' }).check();
  await routing.applied(/local split at 30: /);
  const local = (await routing.csv()).filter(
    ({ tier, endpoint, crossed }) => tier === 'local' && endpoint?.startsWith('local') && crossed !== 'true',
  );
  const served = new Set(
    local.map(({ complexity_index: index, endpoint }) => `${Number(index) < 30 ? 'simple' : 'medium'} ${endpoint}`),
  );
  expect([...served].toSorted()).toEqual(['medium local-qwen-2.5-3b', 'simple local-llama-3.2-1b']);

  await routing.route('hello');
  await expect(routing.said).toContainText(/Llama 3\.2 1B.*: index \d+ below the local split 30, simple work/);
  await expect(routing.verdicts).toContainText(/Would go to Qwen 2\.5 3B.* if the local split were \d+\./);
  await spinbutton(routing, 'Local split').fill('0');
  await routing.applied(/local split 30 → 0: /);
  await routing.route('hello');
  await expect(routing.said).toContainText(/Qwen 2\.5 3B.* not below the local split 0, medium work/);
});

test('a person is the last stage: doubtful rows go to the queue, the log lists them, the chart counts them', async ({
  page,
}) => {
  const routing = await opened(page);
  await routing.openSection('Pillar order');
  await routing.policy.getByRole('checkbox', { name: '5 Human takes part' }).check();
  await routing.applied(/Human on: (\d+) of 300 change route, \1 to a person;/);
  const handed = (await routing.csv()).filter((row) => row['decided_by'] === 'human');
  expect(handed.length).toBeGreaterThan(5);
  for (const row of handed) {
    expect(Math.abs(Number(row['complexity_index']) - 65)).toBeLessThanOrEqual(10);
    expect(row).toMatchObject({ tier: 'none', endpoint: '', outcome: 'completed', cost_usd: '2' });
    expect(Number(row['latency_ms'])).toBeGreaterThanOrEqual(600_000);
  }
  await spinbutton(routing, 'A person’s answer costs').fill('1.5');
  await routing.applied(/a person costs \$1\.5: /);
  expect((await routing.csv()).find((row) => row['decided_by'] === 'human')).toMatchObject({ cost_usd: '1.5' });

  await page.getByRole('combobox', { name: 'Show only' }).selectOption('With a person');
  await expect(routing.log).toHaveAttribute('aria-rowcount', String(handed.length + 1));
  await routing.newest.click();
  await expect(routing.said).toContainText(
    /A PERSON, decided by 5 Human\..*Handed to a person, place \d+ of the queue/,
  );
  await expect(routing.verdicts).toContainText(/Would go (LOCAL|CLOUD) without the human stage\./);

  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  const chart = page.getByRole('region', { name: 'Which pillar decides, and what does it cost?', exact: true });
  await chart.getByRole('button', { name: 'View as table' }).click();
  const line = chart.getByRole('row').filter({ has: page.getByRole('cell', { name: '5 Human', exact: true }) });
  await expect(line.getByRole('cell').nth(1)).toHaveText(String(handed.length));
});

test.describe('where a script is written into the page', () => {
  test.use({ expectedErrors: [/^console error: Executing inline script violates/] });

  test('it is blocked by the content security policy', async ({ page }) => {
    await page.goto('/');
    const blocked = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
          const script = document.createElement('script');
          script.textContent = 'window.inlineRan = true; ';
          document.body.append(script);
        }),
    );
    expect(blocked).toBe('script-src-elem');
    expect(await page.evaluate(() => 'inlineRan' in window)).toBe(false);
  });
});
