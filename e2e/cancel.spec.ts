import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('Esc cancels a run of many, and the pathway says how much of it stays', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const before = await routing.rows();
  const texts = Array.from(
    { length: 5000 },
    (_, k) => `How does widget number ${k} behave in the machine room at night?`,
  );
  await routing.setPrompt(texts.join('\n---\n'));
  await routing.splitAtDashes();
  await routing.button('Route').click();
  await expect(routing.pathway).toHaveAttribute('data-state', 'routing');
  await page.keyboard.press('Escape');
  await expect(routing.pathway).toHaveAttribute('data-state', 'cancelled', { timeout: 60_000 });
  const kept = (await routing.rows()) - before;
  expect(kept).toBeLessThan(texts.length);
  const shown = String(kept).replace(/\B(?=(\d{3})+$)/g, '\u2009');
  await expect(routing.pathway).toContainText(`CANCELLED — ${shown} of 5\u2009000 prompts kept`);
});
