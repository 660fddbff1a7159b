import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** A helpdesk's log: most of it was answered well by a small model, which its `needed` column says. */
const askings = ['Prove that', 'Summarise why', 'Explain step by step how', 'Compare two ways in which', 'Say whether'];
const subjects = ['the order arrives late', 'the invoice counts twice', 'the device restarts', 'a refund is due'];
const csv = [
  'question,needed,app',
  ...askings.flatMap((asking) =>
    subjects.flatMap((subject) =>
      Array.from(
        { length: 12 },
        (_, k) => `${asking} ${subject} in shop ${k + 1},${k === 11 ? 'cloud' : 'local'},desk`,
      ),
    ),
  ),
].join('\n');
const upload = { name: 'desk.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
const imported = csv.split('\n').length - 1;
const apiKey = 'sk-low-limit-key-a1b2';

const marks = ['L', 'N', 'B', 'N', 'L'];
const labelCell = (routing: RoutingPage, row: number) => routing.log.locator(`[data-row="${row}"] .log-label`);
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });
const threshold = (routing: RoutingPage) =>
  routing.policy.getByRole('spinbutton', { name: 'Complexity threshold', exact: true });
const banner = (page: Page) => page.getByText('OPTIMIZED — undo').and(page.locator(':not([role=status])'));

/** How one person gets through the page: by the mouse, or by keys alone. */
interface Hands {
  /** Presses a button, a link or a box. */
  press(target: Locator): Promise<void>;
  /** Goes to a text field and writes in it. */
  write(target: Locator, text: string): Promise<void>;
  /** Labels the newest five rows: L, N, B, N, L. */
  label(routing: RoutingPage): Promise<void>;
  /** Takes the last step back. */
  undo(routing: RoutingPage): Promise<void>;
}

test('own traffic with the mouse: import, label, optimize, accept, undo, revert, save a key, reload', async ({
  page,
}) => {
  await walk(page, {
    press: (target) => target.click(),
    write: (target, text) => target.fill(text),
    async label(routing) {
      const names = { L: 'Local was enough', N: 'Needed the cloud', B: 'Both failed' };
      for (const [index, mark] of marks.entries()) {
        await routing.log.locator(`[data-row="${imported - 1 - index}"]`).click();
        await expect(routing.verdicts).toContainText(`row ${imported - index} `);
        await routing.verdicts.getByRole('button', { name: names[mark as keyof typeof names], exact: true }).click();
        await expect(labelCell(routing, imported - 1 - index)).toHaveText(mark);
      }
    },
    undo: (routing) => routing.button('Undo').first().click(),
  });
});

test('own traffic by the keyboard alone: import, label, optimize, accept, undo, revert, save a key, reload', async ({
  page,
}) => {
  const press = async (target: Locator) => {
    await tabTo(page, target);
    // A radio and a box answer to Space, a button and a link to Enter.
    const isBox = await target.evaluate((element) => element instanceof HTMLInputElement);
    await page.keyboard.press(isBox ? 'Space' : 'Enter');
  };
  await walk(page, {
    press,
    async write(target, text) {
      await tabTo(page, target);
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(text);
    },
    async label(routing) {
      await tabTo(page, routing.log.getByRole('row').nth(1));
      for (const [index, mark] of marks.entries()) {
        if (index > 0) await page.keyboard.press('j');
        await page.keyboard.press(mark.toLowerCase());
        await expect(labelCell(routing, imported - 1 - index)).toHaveText(mark);
      }
    },
    undo: () => page.keyboard.press('Control+z'),
  });
});

async function walk(page: Page, hands: Hands) {
  const routing = new RoutingPage(page);
  await routing.open();
  await importLog(routing, hands);
  await hands.label(routing);
  await spendTooMuch(routing, hands);
  const before = { hash: await routing.hash(), tiers: await routing.tiers() };

  await accept(routing, hands);
  const accepted = await threshold(routing).inputValue();
  expect(await routing.tiers()).not.toEqual(before.tiers);
  await hands.undo(routing);
  await expect(threshold(routing)).toHaveValue('0');
  await expect.poll(() => routing.hash()).toBe(before.hash);
  expect(await routing.tiers()).toEqual(before.tiers);

  await accept(routing, hands);
  expect(await threshold(routing).inputValue(), 'the same search finds the same').toBe(accepted);
  await hands.press(routing.button('Revert'));
  await expect(threshold(routing)).toHaveValue('0');
  await expect.poll(() => routing.hash()).toBe(before.hash);

  await saveKey(routing, hands);
  await page.reload();
  await routing.settled();
  await expect(routing.log).toHaveAttribute('aria-rowcount', String(imported + 1));
  await expect.poll(() => routing.hash()).toBe(before.hash);
  await expect(threshold(routing)).toHaveValue('0');
  for (const [index, mark] of marks.entries()) await expect(labelCell(routing, imported - 1 - index)).toHaveText(mark);
  expect(await routing.tiers()).toEqual(before.tiers);
  await page.goto('/#/settings');
  await expect(dialog(page, 'Settings')).toContainText('…a1b2');
  await expect(dialog(page, 'Settings')).not.toContainText(apiKey);
}

async function importLog(routing: RoutingPage, hands: Hands) {
  const { page } = routing;
  const importing = dialog(page, 'Import');
  const chooser = page.waitForEvent('filechooser');
  await hands.press(routing.button('Import'));
  await hands.press(importing.getByRole('button', { name: 'Choose file', exact: true }));
  await (await chooser).setFiles(upload);
  await expect(importing).toContainText('desk.csv');
  await hands.press(importing.getByRole('button', { name: 'Start', exact: true }));
  await expect(importing).toContainText(`${imported} rows imported and routed`);
  await expect(importing).toContainText(`${imported} labels read`);
  await hands.press(importing.getByRole('button', { name: 'Show log', exact: true }));
  // The address goes back by itself, and with it what is selected.
  await page.waitForURL(({ hash }) => !hash.includes('dialog'));
  await expect(routing.log).toHaveAttribute('aria-rowcount', String(imported + 1));
}

/** A policy that pays for the cloud nearly everywhere, under an objective that only counts the cost. */
async function spendTooMuch(routing: RoutingPage, hands: Hands) {
  await hands.write(threshold(routing), '0');
  await expect(threshold(routing)).toHaveValue('0');
  await routing.applied(/^65 → 0: /);
  await hands.press(routing.policy.getByRole('heading').getByRole('button', { name: /^Objective/ }));
  await hands.press(routing.policy.getByRole('button', { name: 'Cheapest', exact: true }));
  await hands.write(routing.policy.getByRole('spinbutton', { name: 'Quality weight', exact: true }), '0');
  await routing.applied(/quality/i);
  await expect(routing.foot.getByText('READY', { exact: true })).toBeVisible();
}

async function accept(routing: RoutingPage, hands: Hands) {
  const { page } = routing;
  const sheet = dialog(page, 'Optimize Load');
  await hands.press(routing.button('Optimize Load'));
  const button = sheet.getByRole('button', { name: 'Accept', exact: true });
  await expect(button).toBeVisible();
  await expect(sheet).toContainText(/\d+ of \d+ prompts change route: \d+ cloud→local, \d+ local→cloud\./);
  await hands.press(button);
  await expect(sheet).toHaveCount(0);
  await expect(banner(page)).toBeVisible();
  await expect(threshold(routing)).not.toHaveValue('0');
  await expect(routing.foot.getByText('READY', { exact: true })).toBeVisible();
}

async function saveKey(routing: RoutingPage, hands: Hands) {
  const { page } = routing;
  await hands.press(routing.button('Settings'));
  const settings = dialog(page, 'Settings');
  await hands.write(settings.getByRole('textbox', { name: 'OpenAI API key', exact: true }), apiKey);
  await hands.press(settings.getByRole('button', { name: 'Save', exact: true }));
  await expect(settings).toContainText('…a1b2');
  expect(await page.evaluate(() => localStorage.getItem('routellm-keys'))).toContain(apiKey);
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  // The address goes back by itself; a reload before that would open the settings again.
  await page.waitForURL(({ hash }) => !hash.includes('settings'));
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target.toString()}`);
}
