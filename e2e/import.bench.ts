import { open, stat } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import type { Page } from '@playwright/test';
import { generateLog } from '../src/testing/generate-log';
import { expect, test } from './fixtures';

/** Not a check: `npm run bench:import` runs it and reads what it prints. */

const rows = 100_000;
const bytes = 200_000_000;

async function writeLog(path: string): Promise<void> {
  const file = await open(path, 'w');
  let lines: string[] = [];
  for (const line of generateLog({ seed: 1, rows, bytes, format: 'csv' })) {
    lines.push(line);
    if (lines.length < 1_000) continue;
    await file.write(lines.join(''));
    lines = [];
  }
  await file.write(lines.join(''));
  await file.close();
}

/** Notes every main-thread task over 50 ms with when it ended. */
function watchLongTasks(page: Page): Promise<void> {
  return page.evaluate(() => {
    const tasks: { readonly at: number; readonly ms: number }[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ at: startTime, ms: duration });
    }).observe({ type: 'longtask' });
  });
}

test('a log of 100,000 rows and 200 MB in the tab', async ({ page, browser }, info) => {
  test.setTimeout(1_200_000);
  const path = info.outputPath('log.csv');
  await writeLog(path);
  await page.goto('/');
  await expect(page.getByRole('contentinfo').getByText('READY', { exact: true })).toBeVisible({ timeout: 60_000 });
  const session = await browser.newBrowserCDPSession();
  let peak = 0;
  const sampling = setInterval(() => {
    void residentBytes(session).then((now) => (peak = Math.max(peak, now)));
  }, 1_000);
  await watchLongTasks(page);

  const dialog = page.getByRole('dialog', { name: 'Import', exact: true });
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await dialog.getByRole('button', { name: 'Choose file', exact: true }).click();
  const previewStart = performance.now();
  await (await chooser).setFiles(path);
  await expect(dialog.getByRole('button', { name: 'Start', exact: true })).toBeEnabled({ timeout: 60_000 });
  const previewMs = performance.now() - previewStart;
  const start = performance.now();
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(dialog).toContainText(/rows imported and routed/, { timeout: 1_100_000 });
  const seconds = (performance.now() - start) / 1000;
  clearInterval(sampling);
  const said = await dialog.innerText();
  const tasks = await page.evaluate(
    () => (window as unknown as { longTasks: { readonly at: number; readonly ms: number }[] }).longTasks,
  );
  const worst = tasks.toSorted((a, b) => b.ms - a.ms).slice(0, 5);

  const lines = [
    `Chromium ${browser.version()}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown CPU'}, load average ${loadavg()[0]?.toFixed(1)}`,
    `${((await stat(path)).size / 1e6).toFixed(0)} MB, preview ${previewMs.toFixed(0)} ms; read, embedded, routed and stored in ${seconds.toFixed(1)} s: ${Math.round(rows / seconds)} rows/s`,
    `longest main-thread task ${Math.max(0, ...tasks.map(({ ms }) => ms)).toFixed(0)} ms; ${tasks.length} over 50 ms (aim none); worst at ${worst.map(({ at, ms }) => `${(at / 1000).toFixed(1)} s: ${ms} ms`).join(', ')}`,
    `peak resident memory of all of Chromium's processes ${(peak / 1e6).toFixed(0)} MB`,
    said
      .split('\n')
      .filter((line) => /imported|bad|duplicate/.test(line))
      .join(' · '),
  ];
  process.stdout.write(`\n${lines.join('\n')}\n`);
});

/** Resident bytes of the browser's processes together, as Linux's /proc tells; 0 elsewhere. */
async function residentBytes(session: {
  send(method: 'SystemInfo.getProcessInfo'): Promise<{ processInfo: { id: number }[] }>;
}): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  let total = 0;
  for (const { id } of processInfo) total += await residentOf(id);
  return total;
}

async function residentOf(id: number): Promise<number> {
  try {
    const file = await open(`/proc/${id}/statm`);
    const pages = (await file.readFile('utf8')).split(' ')[1];
    await file.close();
    return Number(pages) * 4096;
  } catch {
    return 0;
  }
}
