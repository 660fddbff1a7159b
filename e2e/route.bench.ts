import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** Not a check: `npm run bench:route` runs it and reads what it prints. The page measures itself, in its own worker. */

const count = 1000;

/** A thousand different prompts from the samples: a number behind each keeps the vectors of the first run from serving. */
function pastedPrompts(): string {
  const file = new URL('../src/catalog/samples/prompts.json', import.meta.url);
  const samples: readonly { readonly text: string }[] = JSON.parse(readFileSync(file, 'utf8'));
  const texts = samples.map((sample) => sample.text.replaceAll('---', ''));
  return Array.from({ length: count }, (_, k) => `${texts[k % texts.length]} (${k})`).join('\n---\n');
}

async function routed(page: Page): Promise<number> {
  const text = await page.getByRole('region', { name: 'Telemetry' }).locator('dl').first().innerText();
  return Number(/(\d[\d\s]*)\s*req\b/.exec(text)?.[1]?.replace(/\s/g, '') ?? 0);
}

test('a thousand pasted prompts in the tab', async ({ page, browser }) => {
  test.setTimeout(180_000);
  await page.goto('/');
  await expect.poll(() => routed(page), { timeout: 60_000 }).toBeGreaterThan(0);
  const before = await routed(page);

  await page.getByRole('textbox', { name: 'Prompt' }).fill(pastedPrompts());
  await page.getByRole('checkbox', { name: 'Split at ---' }).check();
  const start = performance.now();
  await page.getByRole('button', { name: 'Route', exact: true }).click();
  await expect.poll(() => routed(page), { timeout: 120_000, intervals: [50] }).toBe(before + count);
  const seconds = (performance.now() - start) / 1000;

  await page.getByText('More', { exact: true }).click();
  // The page measures up to 64 rows of a run once there is nothing else to do.
  await expect.poll(async () => rowsMeasured(await cellsOf(page)), { timeout: 60_000 }).toBeGreaterThanOrEqual(64);

  const [cpu] = cpus();
  const lines = [
    `Chromium ${browser.version()}, ${cpus().length} x ${cpu?.model.trim() ?? 'unknown CPU'}, load average ${loadavg()[0]?.toFixed(1)}`,
    `${count} pasted prompts, from the click to the last figure: ${seconds.toFixed(2)} s, ${Math.round(count / seconds)} a second (aim 500)`,
    'ms a prompt, measured by the page; each row is the mean of 24 repeats, quantiles over rows',
    ...(await cellsOf(page)).map((cells) => cells.map((cell, k) => cell.padEnd(k === 0 ? 12 : 10)).join('')),
  ];
  process.stdout.write(`\n${lines.join('\n')}\n`);
});

function cellsOf(page: Page): Promise<readonly (readonly string[])[]> {
  return page
    .getByRole('table', { name: /Router time/ })
    .getByRole('row')
    .evaluateAll((rows) => rows.map((row) => Array.from(row.querySelectorAll('th, td'), (cell) => cell.textContent)));
}

function rowsMeasured(cells: readonly (readonly string[])[]): number {
  return Number(cells.find(([layer]) => layer === 'total')?.[1]?.replace(/\s/g, '') ?? 0);
}
