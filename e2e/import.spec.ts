import type { Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { expect, test } from './fixtures';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Import', exact: true });
const press = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true }).click();

interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}
const file = (name: string, content: string | Buffer): UploadedFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: typeof content === 'string' ? Buffer.from(content) : content,
});

/** The page with its samples routed, so that nothing else is under way. */
async function open(page: Page) {
  await page.goto('/');
  await expect(page.getByText(/held-out samples/).first()).toBeVisible({ timeout: 30_000 });
}

async function chooseFile(page: Page, upload: UploadedFile | string) {
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'Choose file');
  await (await chooser).setFiles(upload);
}

const csv = [
  'question,needed,app,cost',
  '"Fix the typo in ""recieve"", and say why it is spelt so.",local,mail,0.002',
  'Prove that the schedule for nine machines cannot be met in six days.,cloud,plan,0.02',
  'Which clause of this contract covers late delivery?,both failed,legal,0.01',
  'this row,has,far,too,many cells',
  'Which clause of this contract covers late delivery?,both failed,legal,0.01',
].join('\n');

test('imports a labelled CSV with the mouse, in place of the samples', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await chooseFile(page, file('traffic.csv', csv));
  await expect(dialog(page)).toContainText('traffic.csv');
  await expect(dialog(page)).toContainText('comma separated · utf-8');
  await expect(dialog(page)).toContainText('1 bad row so far');
  await expect(dialog(page).getByRole('region', { name: 'Preview' }).getByRole('row')).toHaveCount(5);
  await expect(dialog(page).getByLabel('Prompt', { exact: true })).toHaveValue('question');
  await expect(dialog(page).getByLabel('Tier needed')).toHaveValue('needed');
  await expect(dialog(page).getByLabel(/^Replace what is in the session/)).toBeChecked();
  await press(page, 'Start');
  await expect(dialog(page)).toContainText('4 rows imported and routed');
  await expect(dialog(page)).toContainText('4 labels read');
  await expect(dialog(page)).toContainText('1 duplicate');
  await expect(dialog(page)).toContainText('Recorded cost $0.0420, n = 4');

  const download = page.waitForEvent('download');
  await press(page, 'Download rows left out');
  expect((await download).suggestedFilename()).toBe('routellm-bad-rows.csv');
  await press(page, 'Show log');
  await expect(page.getByRole('grid').getByText('Prove that the schedule')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Telemetry' })).toContainText('n = 4');
});

test('imports by the keyboard alone, after the samples', async ({ page }) => {
  await open(page);
  // Asked for early: a key is faster than the browser's switch to handing file choosers over.
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('i');
  await expect(dialog(page)).toBeVisible();
  await tabTo(page, 'Choose file');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(file('one.txt', 'first question of mine\nsecond question of mine\n'));
  const replace = dialog(page).getByLabel(/^Replace what is in the session/);
  await expect(replace).toBeChecked();
  for (let presses = 0; presses < 20; presses += 1) {
    if (await replace.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Space');
  await expect(replace).not.toBeChecked();
  await tabTo(page, 'Start');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('2 rows imported and routed');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByText('302').first()).toBeVisible();
});

async function tabTo(page: Page, name: string) {
  const button = dialog(page).getByRole('button', { name, exact: true });
  for (let presses = 0; presses < 40; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(button).toBeFocused();
}

test('reads a messy Portuguese export: semicolons, decimal commas, Latin-1, a quote left open', async ({ page }) => {
  const text = [
    'pergunta;aplicação;custo;nível necessário',
    '"Resuma a reclamação da D. Conceição; seja cordial.";atendimento;0,0123;local',
    'Qual é a fração do orçamento que já está gasta?;finanças;1.234,50;nuvem',
    '"Esta linha nunca fecha;x;0;local',
    'Prove que não há solução para n > 3;jurídico;0,5;nuvem',
    '',
  ].join('\r\n');
  await open(page);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await chooseFile(page, file('exportação.csv', Buffer.from(text, 'latin1')));
  await expect(dialog(page)).toContainText('semicolon separated · windows-1252');
  await expect(dialog(page).getByLabel('Prompt', { exact: true })).toHaveValue('pergunta');
  await press(page, 'Start');
  await expect(dialog(page)).toContainText('3 rows imported and routed');
  await expect(dialog(page)).toContainText('1 bad row');
  await expect(dialog(page)).toContainText('3 labels read');
  await expect(dialog(page)).toContainText('n = 3');
  await press(page, 'Show log');
  await expect(page.getByRole('grid').getByText('Qual é a fração do orçamento')).toBeVisible();
});

test('refuses a picture and says why; the session stays', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]);
  await chooseFile(page, file('chart.png', png));
  await expect(dialog(page).getByRole('alert')).toContainText('chart.png was not read');
  await expect(dialog(page).getByRole('button', { name: 'Choose file' })).toBeVisible();
  // Left by the browser's own way back, and asked for again: the refusal was of another time.
  await page.goBack();
  await expect(dialog(page)).toBeHidden();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog(page).getByRole('button', { name: 'Choose file' })).toBeVisible();
  await expect(dialog(page).getByRole('alert')).toBeHidden();
});

test('what a file says is text, wherever it is shown', async ({ page }) => {
  const payload = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
  await open(page);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const quoted = `"${payload.replaceAll('"', '""')}"`;
  const asked = `"${payload.replaceAll('"', '""')} tell me`;
  const rows = ['question,needed,app,model', ...[1, 2, 3].map((k) => `${asked} ${k}",local,${quoted},${quoted}`)];
  await chooseFile(page, file(`${payload.replaceAll('/', '')}.csv`, `${rows.join('\n')}\n`));
  await expect(dialog(page)).toContainText('onerror');
  await press(page, 'Start');
  await expect(dialog(page)).toContainText('3 rows imported and routed');
  await press(page, 'Show log');
  await page.waitForURL(({ hash }) => !hash.includes('dialog'));
  await page.getByRole('grid').getByRole('row').nth(1).click();
  await expect(page.getByText('Recorded in the log:')).toContainText('<img');
  await page.getByRole('link', { name: 'Charts', exact: true }).click();
  const chart = page.getByRole('region', { name: 'What do cost and latency come from?', exact: true });
  await chart.getByRole('combobox', { name: 'By' }).selectOption('app');
  await chart.getByRole('button', { name: 'View as table' }).click();
  await expect(chart.getByRole('cell', { name: /^<img/ }).first()).toBeVisible();
  expect(await page.evaluate(() => ({ hacked: 'hacked' in window, images: document.images.length }))).toEqual({
    hacked: false,
    images: 0,
  });
});

test('takes a file that is dropped on the page', async ({ page }) => {
  await open(page);
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['{"prompt":"dropped here"}\n{"prompt":"and there"}\n'], 'drop.jsonl'));
    return data;
  });
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await expect(dialog(page)).toContainText('drop.jsonl');
  await expect(dialog(page)).toContainText('JSON lines');
});

test('cancels a log of 100,000 rows and keeps what is done, while the page stays responsive', async ({
  page,
}, info) => {
  test.setTimeout(90_000);
  await open(page);
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
      type: 'longtask',
    });
  });
  const lines = Array.from(
    { length: 100_000 },
    (_, k) => `Question ${k}: how does widget ${k % 997} behave in room ${k % 13}?`,
  );
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  // From the disk: a file that the test hands over itself would be unpacked in the page.
  const path = info.outputPath('large.csv');
  await writeFile(path, `prompt\n${lines.join('\n')}\n`);
  await chooseFile(page, path);
  await press(page, 'Start');
  const bar = dialog(page).getByRole('progressbar', { name: 'Import' });
  await expect
    .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 60_000 })
    .toBeGreaterThan(1);
  await expect(dialog(page)).toContainText('rows/s');
  await expect(dialog(page)).toContainText('left');
  await press(page, 'Cancel import');
  await expect(dialog(page)).toContainText(/Cancelled: [\d\u2009]+ rows imported and routed; they stay/, {
    timeout: 30_000,
  });
  const longTasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  process.stdout.write(
    `longest main-thread task while importing: ${Math.max(0, ...longTasks)} ms (of ${longTasks.length} over 50 ms)\n`,
  );
  await press(page, 'Show log');
  await expect(
    page
      .getByRole('grid')
      .getByText(/^Question \d+/)
      .first(),
  ).toBeVisible();
});
