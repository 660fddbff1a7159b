import { expect, test } from './live-fixtures';
import { LivePage } from './live-page';

test('votes on live answers become labels and rewards, delayed; without them only latency and errors are learned', async ({
  page,
  server,
  other,
}) => {
  const live = new LivePage(page);
  await live.openTwo(server, other);
  await expect(live.panel).toContainText(
    'Without feedback the bandit learns latency and errors inside the decided tier',
  );
  await live.routeLive('hi');
  await live.openSection('Bandit');
  const arm = live.policy.getByRole('table', { name: 'Arms, LIVE, n = 1' }).getByRole('row', { name: /^good/ });
  const reward = () => arm.getByRole('cell').nth(1).innerText();
  const before = Number(await reward());
  const accuracy = live.telemetry.locator('[data-cell=accuracy]');
  await expect(accuracy).toContainText('no labels');

  await live.verdicts.getByRole('button', { name: 'Bad answer', exact: true }).click();
  await expect(live.newest.locator('.log-label')).toHaveText('N');
  await expect(accuracy).toContainText('0.0');
  await expect.poll(async () => Number(await reward())).toBeLessThan(before);
  await live.verdicts.getByRole('button', { name: 'Good answer', exact: true }).click();
  await expect(live.newest.locator('.log-label')).toHaveText('L');
  await expect(accuracy).toContainText('100.0');
  await expect.poll(async () => Number(await reward())).toBeGreaterThanOrEqual(before);
  // What it should have been sent to is a label too; nothing was sent again for it.
  await live.verdicts.getByRole('button', { name: 'Override: cloud', exact: true }).click();
  await expect(live.newest.locator('.log-label')).toHaveText('N');
  expect([server.log.length, other.log.length]).toEqual([1, 0]);
  await page.reload();
  await live.settled();
  await live.goLive();
  await expect(live.newest.locator('.log-label')).toHaveText('N');
});
