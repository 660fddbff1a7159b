import type { Fault } from '../src/testing/fault-reply';
import { answerWords } from '../src/testing/fault-reply';
import type { SeenChat } from '../src/testing/fault-server';
import { expect, test } from './live-fixtures';
import { LivePage } from './live-page';

const hard = 'Prove that every finite integral domain is a field, step by step.';
const whole = answerWords.join('');
const key = 'sk-planted-Qx7Zr9Lm2Vw8Tb4Nk6Hd-a1b2';

/** The cloud's server misbehaves as the prompt says, as in `[500] Prove it.`; the local one never does. */
const asTold = ({ prompt, protocol }: SeenChat): Fault => {
  const [, fault = 'ok'] = /^\[([\w-]+)\]/.exec(prompt) ?? [];
  return protocol === 'openai' ? (fault as Fault) : 'ok';
};

test('sends prompts to endpoints of the user’s own, shows the answers and keeps them over a reload', async ({
  page,
  server,
  other,
}) => {
  const live = new LivePage(page);
  await live.openTwo(server, other, { key, price: '1 / 2' });
  const simulated = await live.hash();
  await live.routeLive(hard);
  await expect(live.answer).toContainText('big (Cloudy)');
  await expect(live.answer).toContainText(whole);
  await expect(live.answer).toContainText(/TTFT .+ 21 in, 8 out/);
  expect(other.log.map(({ authorization }) => authorization)).toEqual([`Bearer ${key}`]);
  await live.routeLive('hi');
  await expect(live.answer).toContainText('good (Ollama)');
  expect(server.log).toHaveLength(1);
  // Figures of live rows are their own.
  await expect(live.telemetry).toContainText('LIVE');
  await expect(live.telemetry).not.toContainText('SIM');
  await expect(live.foot).toContainText(/\d+\sbytes left this tab, to/);
  await live.button('SIM seed 42').click();
  await expect(live.telemetry).toContainText('SIM');
  expect(await live.hash()).toBe(simulated);

  await page.reload();
  await live.settled();
  await live.goLive();
  await expect(live.log).toHaveAttribute('aria-rowcount', '3');
  await live.newest.click();
  await expect(live.answer).toContainText(whole);
  expect([server.log.length, other.log.length]).toEqual([1, 1]);
  expect(await live.hash()).toBe(simulated);
});

test('shows an answer as it comes, and a cancel keeps what had come', async ({ page, server, other }) => {
  other.options = { script: () => 'stall-mid' };
  const live = new LivePage(page);
  await live.openTwo(server, other, { key });
  await live.setPrompt(hard);
  await live.button('Route').click();
  await expect(live.pathway).toHaveAttribute('data-state', 'generating');
  await expect(live.pathway).toContainText(/big \(Cloudy\), 2 tok, LIVE/);
  await live.button('Cancel').click();
  await expect(live.pathway).toHaveAttribute('data-state', 'cancelled');
  await expect(live.answer).toContainText('The part that had come is kept');
  await expect(live.answer).toContainText('The answer ');
  expect(other.log).toHaveLength(1);
  expect(server.log).toHaveLength(0);
});

test('an address at which nobody listens is named, and the fallback answers', async ({ page, server, third }) => {
  // Its port is known to be free once it is closed.
  await third.close();
  const live = new LivePage(page);
  await live.openLive({
    ollama: { origin: server.origin, models: ['good'] },
    custom: [{ name: 'Dead', baseUrl: `${third.origin}/v1`, models: ['big'], timeout: '5' }],
  });
  await live.routeLive(hard);
  await expect(live.answer).toContainText('network: ');
  await expect(live.answer).toContainText('good (Ollama)');
  await expect(live.answer).toContainText(whole);
  expect(server.log).toHaveLength(1);
});

test('a pause over the policy’s limit is named, the part that had come is kept, and the fallback answers', async ({
  page,
  server,
  other,
}) => {
  other.options = { script: () => 'stall-mid' };
  const live = new LivePage(page);
  await live.openTwo(server, other, { key });
  await live.openSection('Resilience');
  await live.policy.getByRole('checkbox', { name: 'Time limit between tokens' }).check();
  await live.applied(/between tokens/);
  await live.routeLive(hard);
  await expect(live.answer).toContainText('timeout-between-tokens: ');
  await expect(live.answer.getByRole('region', { name: /^Partial answer/ })).toHaveText('The answer ');
  await expect(live.answer).toContainText(whole);
  expect([other.log.length, server.log.length]).toEqual([1, 1]);
});

test('every fault is answered by the fallback or named, and no attempt is hidden', async ({ page, server, other }) => {
  test.slow();
  other.options = { script: asTold };
  const live = new LivePage(page);
  await live.openTwo(server, other, { key, timeout: '2' });
  const answered = ['ok-bytes', 'ok-crlf', 'ok-comments', 'ok-no-done', 'ok-no-usage', 'ok-huge-usage', 'ok-whole'];
  const failing = [
    ['401', 'auth'],
    ['403', 'auth'],
    ['404', 'not-found'],
    ['408', 'endpoint-timeout'],
    ['429', 'rate-limited'],
    ['429-hidden', 'rate-limited'],
    ['429-quota', 'rate-limited'],
    ['500', 'server-error'],
    ['503', 'server-error'],
    ['context', 'context-overflow'],
    ['filter', 'content-filter'],
    ['no-cors', 'network'],
    ['redirect', 'bad-request'],
    ['refused', 'network'],
    ['html', 'broken-stream'],
    ['garbage', 'broken-stream'],
    ['garbage-mid', 'broken-stream'],
    ['error-mid', 'broken-stream'],
    ['truncated', 'broken-stream'],
    ['reset-mid', 'broken-stream'],
    ['stall-first', 'timeout-first-token'],
  ] as const;
  for (const fault of answered) {
    await live.routeLive(`[${fault}] ${hard}`);
    await expect(live.answer).toContainText(whole);
    await expect(live.answer).toContainText('big (Cloudy)');
    const marked = fault === 'ok-no-usage' || fault === 'ok-huge-usage';
    await expect(live.answer).toContainText(marked ? /≈\d+ in, ≈\d+ out/ : '21 in, 8 out');
  }
  for (const [position, [fault, code]] of failing.entries()) {
    // Five failures in a row would open the breaker, and the cloud would get no call.
    if (position % 4 === 0) await live.routeLive(`[ok] ${hard}`);
    await live.routeLive(`[${fault}] ${hard}`);
    await expect(live.answer, fault).toContainText(`${code}: `);
    await expect(live.answer, fault).toContainText(whole);
    const kept = ['garbage-mid', 'error-mid', 'truncated', 'reset-mid'].includes(fault);
    if (kept) await expect(live.answer.getByRole('region', { name: /^Partial answer/ })).toHaveText('The answer ');
    if (fault === '429-hidden') await expect(live.answer).toContainText('Retry-After cannot be read');
  }
  const sent = await live.csv();
  const good = answered.length + Math.ceil(failing.length / 4);
  expect(sent).toHaveLength(good + failing.length);
  expect(other.log).toHaveLength(good + failing.length);
  expect(server.log).toHaveLength(failing.length);
});
