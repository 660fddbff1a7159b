import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';

const table = (page: Page) => page.getByRole('table', { name: /^Strategies on the same prompts/ });
const row = (page: Page, name: string) => table(page).getByRole('row', { name });

/** The first run waits for the encoder. */
const flown = (page: Page) =>
  expect(page.getByRole('contentinfo').getByText('READY', { exact: true })).toBeVisible({ timeout: 30_000 });

async function open(page: Page) {
  await page.goto('/');
  await flown(page);
}

test('compares the strategies of the article with the run, on the same prompts, live', async ({ page }) => {
  await open(page);
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/#\/compare$/);
  await expect(table(page).getByRole('rowheader')).toHaveCount(8 + 3);
  await expect(table(page).getByRole('rowheader').first()).toHaveText('RouteLLM multi-tier SIM');
  await expect(page.getByText(/^SIM · 150 held-out prompts, the same for every strategy/)).toBeVisible();
  await expect(table(page)).toContainText('prompt.length < 50 || !hasReasoningTriggers(prompt)');
  await expect(row(page, 'All local SIM')).toContainText(/100\.0\s%\[77\.2, 100\.0\]/);
  await expect(row(page, 'RouteLLM multi-tier SIM')).toContainText(/pt\[[+−]?\d/);
  await expect(row(page, 'RouteLLM multi-tier reported')).toContainText(/\$4\.20—180\sms94\.5\s%98\.0\s%/);
  await expect(page.getByText('0.4 × 850 ms = 340 ms')).toBeVisible();

  // The run's accuracy here is the one of the telemetry above it.
  const accuracy = (await row(page, 'RouteLLM multi-tier SIM').getByRole('cell').nth(3).innerText()).split('\n')[0];
  await expect(
    page.getByRole('region', { name: 'Telemetry' }).or(page.locator('[data-region=telemetry]')).first(),
  ).toContainText(accuracy?.match(/[\d.]+/)?.[0] ?? 'no accuracy');
  await page.getByRole('checkbox', { name: 'Held-out prompts only' }).uncheck();
  await expect(page.getByText(/^SIM · 300 prompts/)).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toBeVisible();
  await page.goForward();
  await expect(table(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(table(page)).toHaveCount(0);
});

test('hands the table on as CSV', async ({ page }) => {
  await page.goto('/#/compare');
  await flown(page);
  await expect(row(page, 'RouteLLM multi-tier SIM')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).first().click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('routellm-comparison.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + 8 + 3);
  expect(lines.filter((line) => line.includes(',reported,'))).toHaveLength(3);
});

for (const [width, colorScheme] of [
  [320, 'light'],
  [390, 'dark'],
  [1440, 'light'],
] as const)
  test(`fits ${width} px, ${colorScheme}, and has no accessibility violation`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    await open(page);
    await page.getByRole('link', { name: 'Compare' }).click();
    await expect(row(page, 'RouteLLM multi-tier SIM')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const strategies = page.getByRole('region', { name: 'Strategies', exact: true });
    const cut = await strategies.evaluate((one) => one.scrollWidth - one.clientWidth);
    if (width >= 1440) expect(cut, 'columns out of sight').toBe(0);
    const { violations } = await new AxeBuilder({ page }).include('main').analyze();
    expect(violations).toEqual([]);
  });
