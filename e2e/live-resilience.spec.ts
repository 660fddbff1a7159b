import type { FaultServer } from '../src/testing/fault-server';
import { expect, test } from './live-fixtures';
import { LivePage } from './live-page';

const hard = 'Prove that every finite integral domain is a field, step by step.';

/** Milliseconds between the chat requests that a server saw. */
const gaps = ({ log }: FaultServer): readonly number[] =>
  log.slice(1).map(({ atMs }, index) => atMs - (log[index]?.atMs ?? 0));

/** The page with a model in the cloud alone, or beside a local one, under retries of its own. */
async function open(live: LivePage, cloud: FaultServer, local?: FaultServer) {
  await live.openLive({
    ...(local === undefined ? {} : { ollama: { origin: local.origin, models: ['good'] } }),
    custom: [{ name: 'Cloudy', baseUrl: `${cloud.origin}/v1`, models: ['big'], price: '1 / 2' }],
  });
  await live.openSection('Resilience');
}

const fill = async (live: LivePage, name: string, value: string): Promise<void> => {
  const field = live.policy.getByRole('spinbutton', { name, exact: true });
  await field.fill(value);
  await field.blur();
};
const told = (live: LivePage, count: number) => live.verdicts.getByText(new RegExp(`^${count} attempts?: `));

test('429 twice, then an answer: three attempts, each wait twice the one before', async ({ page, other }) => {
  other.options = { script: ({ earlier }) => (earlier < 2 ? '429-hidden' : 'ok') };
  const live = new LivePage(page);
  await open(live, other);
  await fill(live, 'Tries at one endpoint', '3');
  await live.policy.getByRole('combobox', { name: 'Jitter' }).selectOption('none');
  await fill(live, 'First wait', '600');
  await live.applied(/600/);
  await live.routeLive(hard);
  await expect(told(live, 3)).toContainText(/waited 0\.6\s?s, .+ waited 1\.2\s?s, .+ answered in/);
  await expect(live.answer).toContainText('Retry-After cannot be read by a page');
  expect(other.log).toHaveLength(3);
  const [first = 0, second = 0] = gaps(other);
  expect(first).toBeGreaterThanOrEqual(590);
  expect(second).toBeGreaterThanOrEqual(1190);

  // What the server asks for, where the page can read it, is waited for.
  other.options = { script: ({ prompt, earlier }) => (prompt.startsWith('Again') && earlier < 1 ? '429' : 'ok') };
  await fill(live, 'First wait', '100');
  await live.applied(/100/);
  await live.routeLive(`Again: ${hard}`);
  await expect(told(live, 2)).toContainText(/waited 1\.0\s?s/);
  expect(gaps(other).at(-1)).toBeGreaterThanOrEqual(990);
});

test('with full jitter the waits of many differ', async ({ page, other }) => {
  test.slow();
  other.options = { script: ({ earlier }) => (earlier < 1 ? '429-hidden' : 'ok') };
  const live = new LivePage(page);
  await open(live, other);
  await fill(live, 'Tries at one endpoint', '2');
  await fill(live, 'First wait', '2000');
  await live.applied(/2000/);
  await live.panel.getByRole('spinbutton', { name: 'Prompts at once' }).fill('16');
  await live.setPrompt(Array.from({ length: 16 }, (_, k) => `${hard} (${k})`).join('\n---\n'));
  await live.splitAtDashes();
  await live.button('Route').click();
  await expect(live.log).toHaveAttribute('aria-rowcount', '17', { timeout: 60_000 });
  const waits = other.log
    .filter(({ earlier }) => earlier === 1)
    .map(({ prompt, atMs }) => atMs - (other.log.find((one) => one.prompt === prompt)?.atMs ?? 0));
  expect(waits).toHaveLength(16);
  expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(500);
});

test('the same model at another provider stands in before other models do, and both calls are told', async ({
  page,
  other,
  third,
}) => {
  other.options = { script: ({ model }) => (model === 'big' ? 'error-mid' : 'ok') };
  const live = new LivePage(page);
  await live.openLive({
    custom: [
      { name: 'North', baseUrl: `${other.origin}/v1`, models: ['big', 'side'], price: '1 / 2' },
      { name: 'South', baseUrl: `${third.origin}/v1`, models: ['big'], price: '1 / 2' },
    ],
  });
  await live.openSection('Resilience');
  await live.policy
    .getByRole('combobox', { name: 'Asked next' })
    .selectOption({ label: 'Same model elsewhere, other arms, other tier' });
  await live.applied(/Fallback order/);
  // The bandit tries everybody once.
  const hasFailed = () => other.log.some(({ model }) => model === 'big');
  for (let k = 0; !hasFailed() && k < 8; k += 1) await live.routeLive(`${hard} (${k})`);
  expect(hasFailed()).toBe(true);
  await expect(live.answer).toContainText('big (South)');
  await expect(told(live, 2)).toContainText(/big \(North\).*broke off.*big \(South\).*answered.*\$0\.0000\d+ in all/);
});

test('a slow model is given up at the policy’s time limit, and the next one answers', async ({
  page,
  server,
  other,
}) => {
  other.options = { script: () => 'stall-first' };
  const live = new LivePage(page);
  await open(live, other, server);
  await live.policy.getByRole('checkbox', { name: 'Time limit to the first token' }).check();
  await fill(live, 'Time limit to the first token, limit', '500');
  await live.applied(/500 ms/);
  await live.routeLive(hard);
  await expect(told(live, 2)).toContainText(/sent no token in time after 0\.5\s?s/);
  await expect(live.answer).toContainText('good (Ollama)');
  await expect.poll(() => other.log[0]?.ended).toBe('gone');
});

test('five failures open the breaker: nobody is sent there until the cooldown is over, then one', async ({
  page,
  server,
  other,
}) => {
  test.slow();
  other.options = { script: () => '500' };
  const live = new LivePage(page);
  await open(live, other, server);
  await fill(live, 'Cooldown', '5');
  await live.applied(/5/);
  for (let k = 0; k < 5; k += 1) await live.routeLive(`${hard} (${k})`);
  expect(other.log).toHaveLength(5);
  await live.routeLive(`${hard} While it is open.`);
  await expect(live.answer).toContainText('good (Ollama)');
  expect(other.log).toHaveLength(5);
  other.options = { script: () => 'ok' };
  let tries = 0;
  await expect
    .poll(async () => {
      tries += 1;
      await live.routeLive(`${hard} Once more (${tries}).`);
      return other.log.length;
    })
    .toBe(6);
  const [opened, probe] = [other.log[4]?.atMs ?? 0, other.log[5]?.atMs ?? 0];
  expect(probe - opened).toBeGreaterThanOrEqual(4990);
  await expect(live.answer).toContainText('big (Cloudy)');
  await live.routeLive(`${hard} Closed again.`);
  expect(other.log).toHaveLength(7);
});

test('where nobody answers the canned answer is given, and marked', async ({ page, server, other }) => {
  for (const one of [server, other]) one.options = { script: () => '503' };
  const live = new LivePage(page);
  await open(live, other, server);
  await live.policy.getByRole('combobox', { name: 'A request that nobody answers' }).selectOption('canned');
  await live.applied(/canned/i);
  await live.routeLive(hard);
  await expect(live.newest).toHaveAttribute('data-outcome', 'degraded');
  await expect(live.verdicts.getByText(/Canned answer: No model can answer right now\./).first()).toBeVisible();
  expect([server.log.length, other.log.length]).toEqual([1, 1]);
});
