import type { FaultServerOptions } from '../src/testing/fault-server';
import { expect, test } from './live-fixtures';
import { LivePage } from './live-page';

const hard = 'Prove that every finite integral domain is a field, step by step.';
const quota = { limit: 4, windowMs: 1500 };

/** Sends 20 prompts, six at a time, to a server that lets four through in a second and a half. */
async function send(live: LivePage, origins: readonly [string, string], holdsBack: boolean) {
  const [local, cloud] = origins;
  await live.openLive({
    ollama: { origin: local, models: ['good'] },
    custom: [{ name: 'Cloudy', baseUrl: `${cloud}/v1`, models: ['big'] }],
  });
  if (holdsBack) {
    await live.openSection('Resilience');
    await live.policy.getByRole('checkbox', { name: /^Hold calls back/ }).check();
    await live.applied(/in line/);
  }
  await live.panel.getByRole('spinbutton', { name: 'Prompts at once' }).fill('6');
  await live.setPrompt(Array.from({ length: 20 }, (_, k) => `${hard} (${k})`).join('\n---\n'));
  await live.splitAtDashes();
  await live.button('Route').click();
  await expect(live.log).toHaveAttribute('aria-rowcount', '21', { timeout: 60_000 });
  await expect(live.foot.getByText('READY', { exact: true })).toBeVisible();
  expect((await live.csv()).every(({ outcome }) => outcome === 'completed')).toBe(true);
}

test('the sending rate follows the limits that a server’s headers tell', async ({ page, server, other }) => {
  test.slow();
  const limits: FaultServerOptions = { quota: { ...quota, exposed: true } };
  other.options = limits;
  const live = new LivePage(page);
  await send(live, [server.origin, other.origin], true);
  // Six may come at once and four get through: two are refused before the server has said a word, and none after that.
  const refused = other.log.filter(({ fault }) => fault === '429');
  expect(refused.length).toBeLessThanOrEqual(2);
  for (const { atMs } of refused) expect(atMs).toBeLessThan((other.log[0]?.atMs ?? 0) + quota.windowMs);
  expect(other.log.length).toBeGreaterThanOrEqual(18);
});

test('where the headers are hidden from the page the own backoff holds calls back, and is told', async ({
  page,
  server,
  other,
}) => {
  test.slow();
  other.options = { quota: { ...quota, exposed: false } };
  const live = new LivePage(page);
  await send(live, [server.origin, other.origin], true);
  const first = other.log.find(({ fault }) => fault === '429');
  expect(first).toBeDefined();
  // Those under way come in; then a second of silence.
  const after = other.log.filter(({ atMs }) => atMs > (first?.atMs ?? 0) + 500);
  expect(Math.min(...after.map(({ atMs }) => atMs))).toBeGreaterThan((first?.atMs ?? 0) + 950);
  const rows = live.log.getByRole('row');
  await rows.nth(2).click();
  const count = await rows.count();
  for (let row = 1; row < count; row += 1) {
    await rows.nth(row).click();
    await expect(live.answer).toBeVisible();
    if ((await live.answer.textContent())?.includes('rate-limited')) break;
  }
  await expect(live.answer).toContainText('Retry-After cannot be read by a page: its own backoff stands in for it');
});
