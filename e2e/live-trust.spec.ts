import { expect, test as base } from './live-fixtures';
import { LivePage } from './live-page';

/** The same server under a name that is not this machine's. */
const elsewhere = (origin: string): string => origin.replace('127.0.0.1', 'nas.test');

const test = base.extend({
  allowedOrigins: async ({ server, other }, provide) => provide([elsewhere(server.origin), other.origin]),
});

const secret = 'Write to jane.doe@example.com about IBAN DE89370400440532013000.';

test('an Ollama on another machine is outside for private prompts, until its network is trusted', async ({
  page,
  server,
  other,
}) => {
  const live = new LivePage(page);
  await live.openLive({
    ollama: { origin: elsewhere(server.origin), models: ['good'] },
    custom: [{ name: 'Cloudy', baseUrl: `${other.origin}/v1`, models: ['big'] }],
  });
  await expect(live.panel).toContainText('On another machine: good (Ollama)');
  await live.routeLive('hi');
  await expect(live.answer).toContainText('good (Ollama)');
  expect(server.log).toHaveLength(1);
  await live.setPrompt(secret);
  await live.button('What leaves').click();
  await expect(live.panel.getByRole('status', { name: 'What leaves' })).toContainText('No endpoint may serve it');
  await live.button('Route').click();
  await expect(live.pathway).toHaveAttribute('data-state', 'blocked');
  expect([server.log.length, other.log.length]).toEqual([1, 0]);

  await live.button('Settings').click();
  const settings = page.getByRole('dialog', { name: 'Settings', exact: true });
  await expect(settings).toContainText(/nas\.test:\d+ is another machine: what it is sent leaves this one/);
  await settings.getByRole('checkbox', { name: 'Ollama trusted' }).check();
  await expect(settings).not.toContainText('is another machine');
  await settings.getByRole('button', { name: 'Save', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(live.panel).not.toContainText('On another machine');
  await live.routeLive(secret);
  await expect(live.answer).toContainText('good (Ollama)');
  expect([server.log.length, other.log.length]).toEqual([2, 0]);
  // A trusted network is no outsider: nothing private has left.
  await expect(live.telemetry.locator('[data-cell=privacy]')).toContainText('0 of 2 left');
});
