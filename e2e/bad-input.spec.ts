import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

async function opened(page: Page): Promise<RoutingPage> {
  const routing = new RoutingPage(page);
  await routing.open();
  return routing;
}

/** No control is dead: an ordinary prompt still goes its way. */
async function stillAlive(routing: RoutingPage): Promise<void> {
  await routing.button('Clear').click();
  await expect(routing.prompt).toHaveValue('');
  await routing.button('Sample').click();
  await expect(routing.prompt).not.toHaveValue('');
  await expect(await routing.route('hi')).toHaveAttribute('data-tier', 'local');
  await expect(routing.page.getByText(/ stopped\.$/)).toHaveCount(0);
}

const nothing = { 'an empty text': '', 'blanks and blank lines': ' \t\n\n \u00a0 \n', 'separators only': '---\n---\n' };
for (const [name, text] of Object.entries(nothing))
  test(`${name} is refused with a line, and routes nothing`, async ({ page }) => {
    const routing = await opened(page);
    const rows = await routing.rows();
    await routing.setPrompt(text);
    await routing.button('Route').click();
    await expect(routing.refusal).toHaveText('Nothing to route: the text is empty. Type a prompt, or press Sample.');
    await expect(routing.prompt).toHaveAttribute('aria-invalid', 'true');
    await expect(routing.prompt).toHaveValue(text);
    expect(await routing.rows()).toBe(rows);
    await stillAlive(routing);
    await expect(routing.refusal).toHaveText('');
  });

test('one line of two megabytes is refused with its length, and stays', async ({ page }) => {
  const routing = await opened(page);
  const rows = await routing.rows();
  const text = 'prove it again '.repeat(140_000);
  await routing.setPrompt(text);
  await expect(page.getByText('2\u2009100\u2009000 chars')).toBeVisible();
  await routing.button('Route').click();
  await expect(routing.refusal).toContainText(
    'The prompt has 2\u2009100\u2009000 characters; 2\u2009000\u2009000 is the most.',
  );
  expect(await routing.prompt.inputValue()).toBe(text);
  expect(await routing.rows()).toBe(rows);
  await stillAlive(routing);
});

test('the longest prompt that is let in is routed', async ({ page }) => {
  const routing = await opened(page);
  const rows = await routing.rows();
  await routing.setPrompt('a'.repeat(2_000_000));
  await routing.button('Route').click();
  await routing.landed(rows);
  await expect(routing.newest).toHaveAttribute('data-tier', /^(local|cloud)$/);
  await stillAlive(routing);
});

const odd = {
  'only emoji': '🙈🙉🙊👩‍👩‍👧‍👦🏳️‍🌈',
  'right-to-left text': 'اشرح لي لماذا السماء زرقاء \u202e ثم ترجم الشرح إلى العبرية: שלום',
  'NUL and control characters': 'before\u0000after\u0001\u001b[31mred\u007f\u0085',
  'a script tag': '<script>globalThis.broken = true</script><img src=x onerror="globalThis.broken = true">',
  'a lone surrogate': 'half \ud83d of a pair, and \udc00 the other',
  'a formula': '=HYPERLINK("http://127.0.0.1:9/","click")',
};

test('odd text is routed as it is, shown as text, and kept', async ({ page }) => {
  const routing = await opened(page);
  for (const [name, text] of Object.entries(odd))
    await test.step(name, async () => {
      const rows = await routing.rows();
      await routing.setPrompt(text);
      expect(await routing.prompt.inputValue()).toBe(text);
      await routing.button('Route').click();
      await routing.landed(rows);
      await expect(routing.newest).toHaveAttribute('data-tier', /^(local|cloud)$/);
      await expect(routing.refusal).toHaveText('');
      expect(await routing.prompt.inputValue()).toBe(text);
    });
  expect(await page.evaluate(() => 'broken' in globalThis)).toBe(false);
  expect(await page.locator('#root script, #root img').count()).toBe(0);
  await stillAlive(routing);
  const exported = (await routing.csv()).map(({ prompt }) => prompt);
  expect(exported).toContain(odd['a script tag']);
  expect(exported).toContain(`'${odd['a formula']}`);
});

test('two thousand pasted prompts are all routed, odd ones among them', async ({ page }) => {
  test.setTimeout(60_000);
  const routing = await opened(page);
  const oddOnes = Object.values(odd);
  const rows = await routing.rows();
  await routing.routeMany(Array.from({ length: 2000 }, (_, k) => `Number ${k}: ${oddOnes[k % oddOnes.length]}`));
  await expect(routing.pathway).toHaveAttribute('data-state', 'done');
  const tiers = (await routing.tiers()).slice(rows);
  expect(tiers).toHaveLength(2000);
  expect(tiers.every((tier) => tier === 'local' || tier === 'cloud')).toBe(true);
  await routing.newest.click();
  await page.keyboard.press('End');
  await expect(routing.log.locator('[data-row="0"]')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(routing.log.locator('[data-row="1"]')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(routing.newest).toBeFocused();
  await stillAlive(routing);
});

test('more prompts than fit are refused with their number', async ({ page }) => {
  const routing = await opened(page);
  const rows = await routing.rows();
  await page.getByRole('checkbox', { name: 'One per line', exact: true }).check();
  await routing.setPrompt(Array.from({ length: 20_001 }, (_, k) => `line ${k}`).join('\n'));
  await routing.button('Route').click();
  await expect(routing.refusal).toContainText(
    '20\u2009001 prompts are more than the 20\u2009000 that fit into one run.',
  );
  expect(await routing.rows()).toBe(rows);
  await stillAlive(routing);
});
