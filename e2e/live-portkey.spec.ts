import { answerWords } from '../src/testing/fault-reply';
import { expect, test as base } from './live-fixtures';
import { LivePage } from './live-page';
import { startPortkeyGateway } from './portkey-gateway';
import type { PortkeyGateway } from './portkey-gateway';

const test = base.extend<{ gateway: PortkeyGateway }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright wants an object pattern
  gateway: async ({}, provide) => {
    const gateway = await startPortkeyGateway();
    await provide(gateway);
    await gateway.close();
  },
  allowedOrigins: async ({ gateway, server }, provide) => provide([gateway.origin, server.origin]),
});

const hard = 'Prove that every finite integral domain is a field, step by step.';
const key = 'sk-planted-Qx7Zr9Lm2Vw8Tb4Nk6Hd-a1b2';

test('Portkey’s gateway serves as an endpoint, and its failures fail over', async ({
  page,
  gateway,
  server,
  other,
}) => {
  test.slow();
  other.options = { script: ({ prompt }) => (prompt.startsWith('[500]') ? '500' : 'ok') };
  const live = new LivePage(page);
  await live.openLive({
    ollama: { origin: server.origin, models: ['good'] },
    custom: [
      {
        name: 'Portkey',
        baseUrl: `${gateway.origin}/v1`,
        models: ['big'],
        key,
        headers: `x-portkey-provider: openai; x-portkey-custom-host: ${other.origin}/v1`,
      },
    ],
  });
  await live.routeLive(hard);
  await expect(live.answer).toContainText('big (Portkey)');
  await expect(live.answer).toContainText(answerWords.join(''));
  expect(other.log.map(({ authorization, ended }) => [authorization, ended])).toEqual([[`Bearer ${key}`, 'sent']]);
  await live.routeLive(`[500] ${hard}`);
  await expect(live.answer).toContainText('server-error: ');
  await expect(live.answer).toContainText('good (Ollama)');
});
