import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

const proof = 'Prove that every finite integral domain is a field and explain each step';
const threshold = (routing: RoutingPage) =>
  routing.policy.getByRole('spinbutton', { name: 'Complexity threshold', exact: true });
const section = (routing: RoutingPage, name: string) =>
  routing.policy.getByRole('heading').getByRole('button', { name: new RegExp(`^${name}`) });

test('the main way, with the mouse', async ({ page, context }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const rows = await routing.rows();

  await routing.prompt.click();
  await paste(page, proof);
  await routing.button('Route').click();
  await routing.landed(rows);
  await readVerdict(routing);

  await section(routing, 'Bandit').click();
  const before = await standing(routing);
  const slider = routing.policy.getByRole('slider', { name: 'Complexity threshold slider', exact: true });
  await dragTo(page, slider, 0.35);
  await agreed(routing, before);

  await routing.button('Undo').click();
  await undone(routing, before);

  await page.reload();
  await reopened(routing, before);
  await routing.button('Invert').click();
  await inverted(page);
  expect(context.pages()).toHaveLength(1);
});

test('the main way, with the keyboard alone', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const rows = await routing.rows();

  await tabTo(page, routing.prompt);
  await paste(page, proof);
  await page.keyboard.press('Control+Enter');
  await routing.landed(rows);
  await readVerdict(routing);

  await tabTo(page, section(routing, 'Bandit'));
  await page.keyboard.press('Enter');
  const before = await standing(routing, async () => {
    await tabTo(page, routing.button('Export CSV'));
    await page.keyboard.press('Enter');
  });
  await tabTo(page, threshold(routing));
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowDown');
  await expect(threshold(routing)).toHaveValue(String(before.threshold - 12));
  await agreed(routing, before);

  await page.keyboard.press('Control+z');
  await undone(routing, before);
  // The log, by its own keys: J goes into it, Enter opens, Esc closes.
  await page.keyboard.press('Tab');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(routing.log.getByRole('row', { selected: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(routing.log.getByRole('row', { selected: true })).toHaveCount(0);

  await page.reload();
  await reopened(routing, before);
  await tabTo(page, routing.button('Invert'));
  await page.keyboard.press('Space');
  await inverted(page);
});

interface Standing {
  readonly threshold: number;
  readonly tiers: readonly string[];
  readonly hash: string;
}

async function standing(routing: RoutingPage, download?: () => Promise<void>): Promise<Standing> {
  return {
    threshold: Number(await threshold(routing).inputValue()),
    tiers: await routing.tiers(download),
    hash: await routing.hash(),
  };
}

async function readVerdict(routing: RoutingPage): Promise<void> {
  const { newest, page } = routing;
  await expect(routing.pathway).toHaveAttribute('data-state', 'done');
  await expect(newest).toContainText(proof);
  await expect(newest).toHaveAttribute('data-tier', 'cloud');
  await expect(newest).toHaveAttribute('data-outcome', 'completed');
  const decidedBy = await newest.getAttribute('data-decided-by');
  const stages = { rules: '1 Rules', semantic: '2 Semantic', complexity: 'Complexity', judge: '3 Judge' };
  for (const [stage, name] of Object.entries({ ...stages, bandit: '4 Bandit' })) {
    await expect(routing.verdict(name)).toHaveAttribute('data-verdict', /^(select|narrow|abstain|skipped)$/);
    if (stage === decidedBy) await expect(routing.verdict(name)).toHaveAttribute('data-verdict', 'narrow');
  }
  await expect(routing.verdict('4 Bandit')).toHaveAttribute('data-verdict', 'select');
  await expect(page.getByRole('region', { name: 'Verdicts', exact: true })).toContainText(/CLOUD, decided by/);
  await expect(page.getByText('⇄')).toBeVisible();
}

/** Effect line, rows, dot and the number itself say the same. */
async function agreed(routing: RoutingPage, before: Standing): Promise<void> {
  await expect(threshold(routing)).not.toHaveValue(String(before.threshold));
  const now = await threshold(routing).inputValue();
  await routing.applied(new RegExp(`^${before.threshold} → ${now}: `));
  await expect(routing.dot).toHaveAttribute('data-current-threshold', now);
  const tiers = await routing.tiers();
  const toCloud = tiers.filter((tier, row) => tier === 'cloud' && before.tiers[row] === 'local').length;
  const toLocal = tiers.filter((tier, row) => tier === 'local' && before.tiers[row] === 'cloud').length;
  const text = await routing.effect.innerText();
  expect(text).toContain(`: ${toCloud + toLocal} of ${tiers.length} change route`);
  expect(Number(/(\d+) to cloud/.exec(text)?.[1] ?? 0)).toBe(toCloud);
  expect(Number(/(\d+) to local/.exec(text)?.[1] ?? 0)).toBe(toLocal);
  expect(toCloud + toLocal, 'a threshold that moves nothing proves nothing').toBeGreaterThan(0);
  for (const row of await routing.log.locator('[data-row]').all()) {
    const number = Number(await row.getAttribute('data-row'));
    await expect(row).toHaveAttribute('data-tier', tiers[number] ?? '');
  }
}

async function undone(routing: RoutingPage, before: Standing): Promise<void> {
  await routing.applied(/^Undo /);
  await expect(threshold(routing)).toHaveValue(String(before.threshold));
  await expect(routing.dot).toHaveAttribute('data-current-threshold', String(before.threshold));
  expect(await routing.tiers()).toEqual(before.tiers);
  await expect.poll(() => routing.hash()).toBe(before.hash);
}

/** The session that was left, prompt and all, and the sections that were open are open. */
async function reopened(routing: RoutingPage, before: Standing): Promise<void> {
  await routing.settled();
  await expect(routing.log).toHaveAttribute('aria-rowcount', String(before.tiers.length + 1));
  await expect(routing.newest).toContainText(proof);
  await expect.poll(() => routing.hash()).toBe(before.hash);
  await expect(section(routing, 'Complexity')).toHaveAttribute('aria-expanded', 'true');
  await expect(section(routing, 'Bandit')).toHaveAttribute('aria-expanded', 'true');
  await expect(section(routing, 'Rules')).toHaveAttribute('aria-expanded', 'false');
  await expect(routing.button('Invert')).toHaveAttribute('aria-pressed', 'false');
}

async function inverted(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Invert', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(0, 0, 0)');
  await page.reload();
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(0, 0, 0)');
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((one) => navigator.clipboard.writeText(one), text);
  await page.keyboard.press('Control+v');
}

/** Tab, until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target.toString()}`);
}

async function dragTo(page: Page, slider: Locator, share: number): Promise<void> {
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (box === null) throw new Error('The slider is not drawn.');
  const now = Number(await slider.inputValue()) / 100;
  const at = (part: number) => box.x + box.width * part;
  await page.mouse.move(at(now), box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(at((now + share) / 2), box.y + box.height / 2);
  await page.mouse.move(at(share), box.y + box.height / 2);
  await page.mouse.up();
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
