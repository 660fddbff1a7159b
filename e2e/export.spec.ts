import type { Page } from '@playwright/test';
import { downloaded, exportDialog } from './export-dialog';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

async function load(page: Page, name: string, text: string) {
  const chooser = page.waitForEvent('filechooser');
  await exportDialog(page).getByRole('button', { name: 'Load policy', exact: true }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

test('a policy goes out as a file and comes back: the rows that flip are shown first, and one undo takes it back', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await page.keyboard.press('e');
  const dialog = exportDialog(page);
  const { name, text } = await downloaded(page, dialog.getByRole('button', { name: 'Download policy' }));
  expect(name).toBe('routellm-default-v1.json');

  await load(page, name, text);
  await expect(dialog).toContainText(`${name}: 0 of 300 change route`);
  await expect(dialog.getByRole('button', { name: 'Take over' })).toHaveAttribute('aria-disabled', 'true');

  await load(page, 'cheap.json', text.replace('"edgeThreshold": 65', '"edgeThreshold": 90, "colour": "<b>red</b>"'));
  await expect(dialog).toContainText(/cheap\.json: [1-9]\d* of 300 change route/);
  await expect(dialog).toContainText('policy.complexity.colour No policy has this field');
  const threshold = page.getByRole('spinbutton', { name: 'Complexity threshold' }).first();
  await expect(threshold).toHaveValue('65');
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await expect(dialog).toContainText('cheap.json taken over');
  await page.keyboard.press('Escape');
  await expect(threshold).toHaveValue('90');
  await page.keyboard.press('Control+z');
  await expect(threshold).toHaveValue('65');
});

test('a row that would flip opens from the list', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await page.keyboard.press('e');
  const part = { format: 'routellm-policy-part', formatVersion: 1, policy: { complexity: { edgeThreshold: 95 } } };
  await load(page, 'part.json', JSON.stringify(part));
  const dialog = exportDialog(page);
  await expect(dialog).toContainText('complexity; the rest stays');
  const first = dialog.getByRole('region', { name: 'Rows that change route' }).getByRole('button').first();
  const row = Number(((await first.textContent()) ?? '').replaceAll(/\D/g, ''));
  await first.click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`row=${row}$`));
});

test('a dropped policy file is one by its content, and a damaged one changes nothing', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const drop = (text: string) =>
    page.evaluate((content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], 'any<i>name</i>.txt', { type: 'text/plain' }));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    }, text);
  await drop('{"format": "routellm-policy",\n"formatVersion": 1,\n"policy": {"complexity": NaN}}');
  const alert = exportDialog(page).getByRole('alert');
  await expect(alert).toContainText('any<i>name</i>.txt was not loaded. The policy stays as it is.');
  await expect(alert).toContainText('line 3 NaN is no JSON value.');
  await page.keyboard.press('Escape');
  await drop('question\nWhat is a monad?');
  await expect(page.getByRole('dialog', { name: 'Import', exact: true })).toBeVisible();
});

test('parts of the policy are files of their own, and bring the same telemetry back', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const threshold = page.getByRole('spinbutton', { name: 'Complexity threshold' }).first();
  await threshold.fill('80');
  await threshold.press('Enter');
  await expect(routing.effect).toContainText('65 → 80');
  const telemetry = routing.foot.getByText(/telemetry/);
  const flown = await telemetry.textContent();
  await routing.button('Export').click();
  const dialog = exportDialog(page);
  const part = dialog.getByRole('combobox', { name: 'Part of the policy' });
  const files: { name: string; text: string }[] = [];
  for (const name of ['Thresholds', 'Endpoints, aliases, prices', 'Objective and alerts']) {
    await part.selectOption(name);
    files.push(await downloaded(page, dialog.getByRole('button', { name: 'Download policy' })));
  }
  await page.keyboard.press('Escape');
  await threshold.fill('40');
  await threshold.press('Enter');
  await expect(routing.effect).toContainText('→ 40');
  await expect(telemetry).not.toHaveText(flown ?? '');
  await routing.button('Export').click();
  for (const { name, text } of files) await load(page, name, text);
  await load(page, files[0]?.name ?? '', files[0]?.text ?? '');
  await expect(dialog).toContainText('order, complexity, rules, semantic, judge, bandit; the rest stays');
  await dialog.getByRole('button', { name: 'Take over' }).press('Enter');
  await expect(telemetry).toHaveText(flown ?? '');
});

test('the checklist is computed from the session, names what was not measured, and downloads', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await page.keyboard.press('e');
  const dialog = exportDialog(page);
  await dialog.getByRole('button', { name: 'Run checks' }).press('Enter');
  const checks = dialog.getByRole('list', { name: 'Checks' });
  await expect(checks.getByRole('listitem').filter({ hasText: 'Privacy audit' })).toContainText(
    /passed.*0 of \d+ sensitive rows left the device, by ground truth.* · SIM/,
  );
  await expect(checks.getByRole('listitem').filter({ hasText: 'Judge withstands attacks' })).toContainText(
    'not measured',
  );
  await expect(checks.getByRole('listitem').filter({ hasText: 'Outage drill' })).toContainText('not measured');
  const { name, text } = await downloaded(page, dialog.getByRole('button', { name: 'Download checklist' }));
  expect(name).toBe('routellm-checklist-v1.md');
  expect(text).toContain('| Outage drill | not measured |');
});

test('the diagram of the policy follows it, and downloads as a drawing of its own', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await page.keyboard.press('e');
  const dialog = exportDialog(page);
  await dialog.getByText('Diagram', { exact: true }).click();
  await expect(dialog.getByRole('img', { name: 'Diagram of the policy default@1' })).toContainText('index > 75 cloud');
  const { name, text } = await downloaded(page, dialog.getByRole('button', { name: 'Download SVG' }));
  expect(name).toBe('routellm-policy-v1.svg');
  const marks = await page.evaluate((svg) => {
    const read = new DOMParser().parseFromString(svg, 'image/svg+xml');
    return [
      read.documentElement.nodeName,
      read.querySelectorAll('parsererror').length,
      read.querySelectorAll('rect').length,
    ];
  }, text);
  expect(marks).toEqual(['svg', 0, 9]);
});
