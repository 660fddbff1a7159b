import type { FaultLogEntry } from '../src/testing/fault-server';
import { expect, test } from './live-fixtures';
import { LivePage } from './live-page';

const hard = 'Prove that every finite integral domain is a field, step by step.';

const billed = (log: readonly FaultLogEntry[], input: number, output: number): number =>
  log.reduce((sum, { billed: used }) => sum + (used.input * input + used.output * output) / 1e6, 0);

test('the hard limit holds by the server’s own bill, sixteen at once, whatever its answers are like', async ({
  page,
  server,
  other,
}) => {
  test.slow();
  const faults = ['huge', 'huge-reset', 'huge-silent', 'huge', '500'] as const;
  other.options = { script: () => faults[other.log.length % faults.length] ?? 'huge' };
  const live = new LivePage(page);
  await live.openTwo(server, other, { price: '1 / 2' });
  await live.panel.getByRole('spinbutton', { name: 'Prompts at once' }).fill('16');
  const limit = live.panel.getByRole('textbox', { name: 'Hard limit, USD' });
  await limit.fill('0.01');
  await limit.press('Enter');
  await live.applied(/hard limit/);
  await live.setPrompt(Array.from({ length: 40 }, (_, k) => `${hard} (${k})`).join('\n---\n'));
  await live.splitAtDashes();
  await live.button('Route').click();
  await expect(live.log).toHaveAttribute('aria-rowcount', '41', { timeout: 60_000 });
  await expect(live.foot.getByText('READY', { exact: true })).toBeVisible();
  const usd = billed(other.log, 1, 2);
  expect(usd).toBeGreaterThan(0.002);
  expect(usd).toBeLessThanOrEqual(0.01);
  await expect(live.panel).toContainText(/spent of \$0\.01/);
  await expect(live.panel).toContainText(/up to \$0\.00\d+ more where no server said what was used/);
  // Whom the money did not reach, the local model answered.
  expect((await live.csv()).every(({ outcome }) => outcome === 'completed')).toBe(true);
  // What was asked for is on the wire, and told.
  const length: number = JSON.parse(other.log[0]?.body ?? '').max_tokens;
  expect(length).toBeGreaterThan(100);
  await limit.fill('0.05');
  await limit.press('Enter');
  await live.applied(/hard limit/);
  other.options = { script: () => 'huge' };
  await live.routeLive(`${hard} One more.`);
  await expect(live.answer).toContainText(/Asked for at most [\d\s]+ tokens, so that the hard limit holds/);
});

test('a soft limit leaves the cheapest cloud model alone, for hops too', async ({ page, server, other, third }) => {
  const live = new LivePage(page);
  await live.openLive({
    ollama: { origin: server.origin, models: ['good'] },
    custom: [
      { name: 'Dear', baseUrl: `${other.origin}/v1`, models: ['big'], price: '100 / 200' },
      { name: 'Cheap', baseUrl: `${third.origin}/v1`, models: ['fair'], price: '1 / 2' },
    ],
  });
  const set = async (name: string, value: string) => {
    await live.panel.getByRole('textbox', { name }).fill(value);
    await live.panel.getByRole('textbox', { name }).press('Enter');
    await live.applied(new RegExp(name.slice(0, 10), 'i'));
  };
  await set('Hard limit, USD', '2');
  await set('Soft limit, USD', '0.003');
  // An answer of the dear one costs $0.0037.
  for (let k = 0; other.log.length === 0 && k < 8; k += 1) await live.routeLive(`${hard} (${k})`);
  expect(other.log).toHaveLength(1);
  await expect(page.getByText(/Soft limit passed: \$0\.003/).first()).toBeVisible();
  const before = third.log.length;
  await live.routeLive(`${hard} Once more.`);
  await expect(live.answer).toContainText('fair (Cheap)');
  third.options = { script: () => '500' };
  await live.routeLive(`${hard} And again.`);
  await expect(live.answer).toContainText('server-error: ');
  await expect(live.answer).toContainText('good (Ollama)');
  expect(third.log.length).toBe(before + 2);
  expect(other.log).toHaveLength(1);
});
