import { expect, test } from './live-fixtures';
import { LivePage } from './live-page';

const hard = 'Prove that every finite integral domain is a field, step by step.';

test('every figure of a live session says LIVE with its n, and an unknown price is no $0', async ({
  page,
  server,
  other,
}) => {
  test.slow();
  const live = new LivePage(page);
  await live.openTwo(server, other);
  const head = page.getByRole('banner');
  const cost = live.telemetry.locator('[data-cell=cost]');
  await expect(head).toContainText('LIVE · nothing routed yet');
  await live.routeLive(hard);
  await live.routeLive('hi');
  await expect(head).toContainText(
    /LIVE n = 2 · cost unknown · 1 of 2 local · p50 \d+ ms · quality unknown, no labels/,
  );
  await expect(cost).toContainText('unknown');
  await expect(cost).toContainText('2 of unknown price');
  await expect(live.pathway).toContainText(/DONE.+unknown.LIVE/);
  await expect(live.newest.locator('.log-cost')).toHaveText('unknown');
  await live.telemetry.getByRole('button', { name: /latency p50/ }).click();
  await expect(live.telemetry.getByText('Measured in this browser')).toBeVisible();
  await page.keyboard.press('Escape');
  await live.telemetry.getByRole('button', { name: 'More', exact: true }).click();
  const endpoints = live.telemetry.getByRole('table', { name: 'Endpoints, LIVE, measured' });
  await expect(endpoints.getByRole('row', { name: /big \(Cloudy\)/ })).toContainText('unknown');
  // The frontier is of the live rows: a label makes its quality known.
  await live.verdicts.getByRole('button', { name: 'Local was enough', exact: true }).click();
  await expect(live.policy).toContainText('LIVE, n = 2 held out or own, quality over 1 labelled');
  await expect(live.policy).toContainText('the other tier is ≈ estimated');
  await expect(head).toContainText('1 of 1 labelled acceptable');

  await page.getByRole('link', { name: 'Charts' }).click();
  const charts = page.getByRole('main');
  await expect(charts.getByText(/^LIVE · n = 2/)).toHaveCount(8);
  await expect(charts.getByText(/^LIVE · n = 0/)).toHaveCount(1);
  // Only the games that the bandit plays against chance are simulated whatever the view, and say so.
  await expect(charts.getByText(/^SIM/)).toHaveCount(1);
  await expect(charts).toContainText('Unknown in LIVE');
  await live.button('SIM seed 42').click();
  await expect(charts.getByText(/^SIM · n = /)).toHaveCount(10);
  await expect(head).toContainText('· SIM ·');
});

test('the switch between SIM and LIVE stands in one row with the rest of the top bar at 390 px', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'SIM' })).toBeVisible();
  const tops = await page
    .getByRole('banner')
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((button) => Math.round(button.getBoundingClientRect().top)));
  expect(tops.length).toBeGreaterThan(3);
  expect(new Set(tops).size).toBe(1);
});

test('a length limit, brevity and mended JSON are asked for on the wire and shown', async ({ page, server, other }) => {
  other.options = { answer: () => '```json\n{"primes": [2, 3, 5,]}\n```' };
  const live = new LivePage(page);
  await live.openTwo(server, other);
  await live.openSection('Answers');
  const answers = live.policy;
  await answers.getByRole('checkbox', { name: 'Cut answers at a length' }).check();
  await answers.getByRole('spinbutton', { name: 'Cut answers at a length, limit' }).fill('64');
  await answers.getByRole('checkbox', { name: /^Ask for brief answers/ }).check();
  await answers.getByRole('checkbox', { name: /^Mend answers/ }).check();
  await live.applied(/JSON mended/);
  await live.routeLive(hard);
  await live.routeLive('hi');
  const [cloud, local] = [other.log[0]?.body, server.log[0]?.body].map((body) => JSON.parse(body ?? '{}'));
  expect(cloud).toMatchObject({ max_tokens: 64, messages: [{ role: 'system' }, { role: 'user', content: hard }] });
  expect(local).toMatchObject({ options: { num_predict: 64 } });
  expect(cloud.messages[0].content).toContain('Keep the answer short');
  await live.log.getByRole('row').nth(2).click();
  await expect(live.answer.getByRole('region', { name: /^Mended JSON of/ })).toHaveText('{"primes": [2, 3, 5]}');
});

test('a probe times every endpoint from the browser', async ({ page, server, other }) => {
  other.options = { script: () => 'ok-slow' };
  const live = new LivePage(page);
  await live.openTwo(server, other);
  await live.panel.getByRole('button', { name: 'Probe', exact: true }).click();
  const table = live.panel.getByRole('table', { name: 'Probe, LIVE, medians' });
  await expect(table.getByRole('row', { name: /good \(Ollama\) 3 of 3/ })).toBeVisible({ timeout: 30_000 });
  await expect(table.getByRole('row', { name: /big \(Cloudy\) 3 of 3 [\d.<]+ \d+ / })).toBeVisible();
  expect([server.log.length, other.log.length]).toEqual([3, 3]);
  await expect(live.panel).toContainText('LIVE n = 0');
});

test('on a phone LIVE says why it cannot be pressed, and answers fit the page', async ({ page, server, other }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  const live = new LivePage(page);
  await expect(live.button('LIVE')).toHaveAttribute('aria-disabled', 'true');
  // Refused, and pressed all the same.
  await live.button('LIVE').dispatchEvent('click');
  await expect(page.getByText('No endpoint is enabled with a model', { exact: false })).toBeVisible();
  await page.evaluate(() => localStorage.clear());
  await page.setViewportSize({ width: 1440, height: 900 });
  other.options = { script: () => 'ok-no-usage', answer: 'word '.repeat(200) };
  await live.openTwo(server, other, { price: '1 / 2' });
  await page.setViewportSize({ width: 390, height: 844 });
  await live.setPrompt(hard);
  await live.button('Route').click();
  await expect(live.answer).toContainText('big (Cloudy)');
  const widest = await live.answer.evaluate((answer) =>
    Math.max(...[answer, ...answer.querySelectorAll('*')].map((element) => element.getBoundingClientRect().right)),
  );
  expect(widest).toBeLessThanOrEqual(390);
  await page.getByRole('link', { name: 'Log', exact: true }).click();
  // What it begins with is the mark of an estimate, not a currency before it.
  const cost = page.locator('.log-cost.num').first();
  await expect(cost).toHaveText(/^≈0\.000\d+$/);
  expect(await cost.evaluate((cell) => getComputedStyle(cell, '::before').content)).toBe('none');
});
