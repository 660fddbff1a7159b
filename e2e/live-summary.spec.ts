import { expect, test } from './live-fixtures';
import { LivePage } from './live-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const hard = 'Prove that every finite integral domain is a field, step by step.';
const said = (turn: number): string => `Turn ${turn}: ${'one crew moves from gate four to gate nine, '.repeat(8)}`;
const bytesOf = (body = ''): number => new TextEncoder().encode(body).length;

test('a live summary of old turns is told before it is sent, shown with the answer, and billed', async ({
  page,
  server,
  other,
}) => {
  const live = new LivePage(page);
  await live.openLive({
    ollama: { origin: server.origin, models: ['good'] },
    custom: [{ name: 'Cloudy', baseUrl: `${other.origin}/v1`, models: ['big'], price: '1 / 2' }],
  });
  await live.openSection('Answers');
  await live.policy.getByRole('checkbox', { name: 'Leave out old turns' }).check();
  await live.policy.getByRole('spinbutton', { name: 'Leave out old turns, limit' }).fill('300');
  await live.policy.getByRole('combobox', { name: 'In the place of old turns' }).selectOption('local-small');
  await live.applied(/old turns summed up by local-small/);
  await live.button('SIM seed 42').click();
  const turns = Array.from({ length: 20 }, (_, turn) => ({
    role: turn % 2 === 0 ? 'user' : 'assistant',
    content: said(turn),
  }));
  const messages = [...turns, { role: 'user', content: hard }];
  await live.importLog({ name: 'talk.jsonl', text: `${JSON.stringify({ messages })}\n` }, 1);
  await live.newest.click();
  await live.verdicts.getByRole('button', { name: 'Send to composer' }).click();
  await live.goLive();
  await live.button('What leaves').click();
  const preview = live.panel.getByRole('status', { name: 'What leaves' });
  await expect(preview).toContainText(/Before it [\d.]+.kB to http.*, to sum up 18 turns/);
  expect(server.log.length + other.log.length).toBe(0);

  await live.button('Route').click();
  await expect(live.answer).toContainText('Asked first to sum up the turns that are left out');
  await expect(live.answer.getByRole('region', { name: /^Summary of good/ })).toContainText('The answer');
  await expect(live.answer.getByRole('region', { name: /^Answer of big/ })).toBeVisible();
  expect([server.log.length, other.log.length]).toEqual([1, 1]);
  expect(server.log[0]?.body).toContain('Turn 0');
  expect(other.log[0]?.body).not.toContain('Turn 0');
  const kilobytes = (bytesOf(server.log[0]?.body) + bytesOf(other.log[0]?.body)) / 1000;
  await expect(live.foot).toContainText(new RegExp(`${kilobytes.toFixed(1)}.kB left this tab`));
});
