import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

const questions = [
  'Is the policy on the efficient frontier?',
  'Where does traffic go over time?',
  'Is latency within the ceiling?',
  'Which pillar decides, and what does it cost?',
  'Where should the threshold sit?',
  'What do cost and latency come from?',
  'Did the bandit learn?',
];

test('answers seven questions from the session’s rows, as drawings, tables and files', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  for (const question of questions)
    await expect(page.getByRole('region', { name: question, exact: true })).toBeVisible();
  const traffic = page.getByRole('region', { name: 'Where does traffic go over time?', exact: true });
  await expect(traffic.locator('svg path.recharts-area-area').first()).toBeVisible();

  await traffic.getByRole('button', { name: 'View as table' }).click();
  await expect(traffic.getByRole('columnheader', { name: 'failed' })).toBeVisible();
  const csv = page.waitForEvent('download');
  await traffic.getByRole('button', { name: 'CSV', exact: true }).click();
  const lines = (await readFile(await (await csv).path(), 'utf8')).trim().split('\r\n');
  // A line a stretch; their answered, failed and blocked requests are all requests.
  const counts = lines.slice(1).flatMap((line) => line.split(',').slice(3).map(Number));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(await rowsOf(routing));

  const latency = page.getByRole('region', { name: 'Is latency within the ceiling?', exact: true });
  const svg = page.waitForEvent('download');
  await latency.getByRole('button', { name: 'SVG', exact: true }).click();
  const drawing = await readFile(await (await svg).path(), 'utf8');
  expect([drawing.startsWith('<svg'), drawing.includes('var(--')]).toEqual([true, false]);
  const png = page.waitForEvent('download');
  await latency.getByRole('button', { name: 'PNG', exact: true }).click();
  expect((await readFile(await (await png).path())).subarray(1, 4).toString()).toBe('PNG');

  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations).toEqual([]);
});

test('the threshold is moved from its chart, by keys, and the curve follows', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const before = await routing.hash();
  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  const chart = page.getByRole('region', { name: 'Where should the threshold sit?', exact: true });
  await expect(chart).toContainText('At 65 it costs');
  const slider = chart.getByRole('slider', { name: 'Threshold to try slider' });
  await slider.focus();
  for (let press = 0; press < 25; press += 1) await page.keyboard.press('ArrowLeft');
  await expect(chart).toContainText('At 40 it costs');
  await expect.poll(() => routing.hash()).not.toBe(before);
  // A slow machine may take the presses for more than one edit.
  await expect(async () => {
    await page.keyboard.press('Control+z');
    await expect(chart).toContainText('At 65 it costs', { timeout: 1000 });
  }).toPass();
  await expect.poll(() => routing.hash()).toBe(before);
});

test('on a phone one chart at a time fits the page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const routing = new RoutingPage(page);
  await page.goto('/#/charts');
  await expect(page.getByRole('region', { name: questions[0] ?? '', exact: true })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('combobox', { name: 'Chart' }).selectOption('Regret');
  await expect(page.getByRole('region', { name: 'Did the bandit learn?', exact: true })).toBeVisible();
  expect(await routing.page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
});

async function rowsOf(routing: RoutingPage): Promise<number> {
  return Number(/(\d+)/.exec(await routing.telemetry.getByRole('button', { name: /req, show all/ }).innerText())?.[1]);
}

test('cost is broken down by rule, topic and what a log tells, and adds up', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  const chart = page.getByRole('region', { name: 'What do cost and latency come from?', exact: true });
  await chart.getByRole('button', { name: 'View as table' }).click();
  const total = await rowsOf(routing);
  for (const by of ['endpoint', 'who or which rule decided', 'topic', 'language']) {
    await chart.getByRole('combobox', { name: 'By' }).selectOption(by);
    await expect
      .poll(async () => {
        const counts = await chart.locator('tbody tr td:nth-child(2)').allInnerTexts();
        return counts.reduce((sum, text) => sum + Number(text.replace(/\D/g, '')), 0);
      })
      .toBe(total);
  }
  await chart.getByRole('combobox', { name: 'By' }).selectOption('who or which rule decided');
  await expect(chart.getByRole('cell', { name: /^rules: length < 50/ })).toBeVisible();
});

test('whether the bandit beats chance is played on paired seeds when asked, and can be cancelled', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  const chart = page.getByRole('region', { name: 'Does the bandit beat chance?', exact: true });
  await expect(chart).toContainText('Not played yet');
  await chart.getByRole('button', { name: 'Play 40 seeds' }).click();
  await chart.getByRole('button', { name: 'Cancel' }).click();
  await expect(chart.getByRole('button', { name: 'Play 40 seeds' })).toBeVisible();
  await expect(chart).toContainText('Not played yet');

  const hash = await routing.hash();
  await chart.getByRole('button', { name: 'Play 40 seeds' }).click();
  const table = chart.getByRole('table', { name: 'Regret at the end by algorithm' });
  await expect(table.getByRole('row')).toHaveCount(6, { timeout: 60_000 });
  await expect(chart).toContainText(
    /: ε-greedy has −?[\d.]+ less regret than at random \[.+\] over \d+ requests and 40 paired seeds/,
  );
  await expect(chart.locator('svg path.recharts-area-area')).toHaveCount(2);
  expect(await routing.hash()).toBe(hash);
  await chart.getByRole('button', { name: 'View as table' }).click();
  await expect(chart.getByRole('columnheader', { name: 'at random p95' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations).toEqual([]);
});
