import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

/** Not a check: `npm run bench:embed` runs it and reads what it prints. The page measures itself, in its own worker. */

const count = 200;

/** Different prompts of about twenty words: a number behind each keeps known vectors from serving. */
function pastedPrompts(): string {
  const file = new URL('../src/catalog/samples/prompts.json', import.meta.url);
  const samples: readonly { readonly text: string }[] = JSON.parse(readFileSync(file, 'utf8'));
  const texts = samples.map(({ text }) => text.replaceAll('---', '').split(/\s+/).slice(0, 20).join(' '));
  return Array.from({ length: count }, (_, k) => `${texts[k % texts.length]} (${k})`).join('\n---\n');
}

test('embedding in the tab', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const routing = new RoutingPage(page);
  await routing.open('/');
  const before = await routing.rows();
  await page.getByRole('textbox', { name: 'Prompt' }).fill(pastedPrompts());
  await page.getByRole('checkbox', { name: 'Split at ---' }).check();
  await page.getByRole('button', { name: 'Route', exact: true }).click();
  await expect.poll(() => routing.rows(), { timeout: 120_000 }).toBe(before + count);
  await page.getByText('More', { exact: true }).click();
  const row = page.getByRole('table', { name: /Router time/ }).getByRole('row');
  // The page measures up to 64 rows of a run once there is nothing else to do.
  await expect
    .poll(
      async () =>
        Number((await row.filter({ hasText: 'total' }).getByRole('cell').first().innerText()).replace(/\s/g, '')),
      {
        timeout: 60_000,
      },
    )
    .toBeGreaterThanOrEqual(64);
  const [cpu] = cpus();
  const cells = await row.evaluateAll((rows) =>
    rows.map((one) => Array.from(one.querySelectorAll('th, td'), (cell) => cell.textContent)),
  );
  const lines = [
    `Chromium ${browser.version()}, ${cpus().length} x ${cpu?.model.trim() ?? 'unknown CPU'}, load average ${loadavg()[0]?.toFixed(1)}`,
    'ms a prompt of at most 20 words, measured by the page; each row is the mean of 24 repeats, quantiles over rows',
    ...cells
      .filter((_, k) => k === 0 || /embed/i.test(cells[k]?.[0] ?? ''))
      .map((some) => some.map((cell, k) => cell.padEnd(k === 0 ? 12 : 10)).join('')),
  ];
  process.stdout.write(`\n${lines.join('\n')}\n`);
});
