import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('“commit it” stays where the hard turn went, and the cheapest stickiness is found and taken', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const before = await routing.rows();
  await routing.openSection('Conversations');
  await routing.button('Fly sample conversations').click();
  await expect(routing.log).toHaveAttribute('aria-rowcount', String(before + 57));
  await expect(routing.foot.getByText('READY', { exact: true })).toBeVisible();

  await page.getByRole('searchbox').fill('commit it');
  await expect(routing.log).toHaveAttribute('aria-rowcount', '2');
  await routing.newest.click();
  await expect(routing.verdict('Session')).toContainText(/Stays on .+: turn 3 of session agent-1/);
  await expect(routing.verdicts).toContainText('Would go LOCAL if a conversation stayed for 0 easy turns');
  await expect(routing.verdicts).toContainText(/Prompt cache: \d\s\d{3} of \d\s\d{3} input tokens read/);

  const field = routing.policy.getByRole('spinbutton', { name: 'Easy turns that stay in the cloud' });
  await field.fill('8');
  await routing.applied(/sticks 2 → 8/);
  await routing.button('Find the cheapest').click();
  const table = routing.policy.getByRole('table', { name: '12 conversations, 56 turns, SIM' });
  await expect(table.getByRole('row')).toHaveCount(7);
  await expect(routing.policy).toContainText(/k = \d: cost −\d+\s%, accuracy .+ against k = 8/);
  await routing.policy.getByRole('button', { name: /^Take k = \d$/ }).click();
  await expect(field).not.toHaveValue('8');
  await field.fill('0');
  await routing.applied(/→ 0/);
  await expect(routing.newest).toHaveAttribute('data-tier', 'local');
});
