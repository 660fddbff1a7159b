import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

const hub = 'https://huggingface.co';
const shipped = fileURLToPath(new URL('../public/models/router-embed-21k-256/', import.meta.url));

test.use({ contextOptions: { reducedMotion: 'reduce' }, allowedOrigins: [hub] });

test('the hub is out of reach until it is allowed, is asked for one encoder then, and forbidden again', async ({
  page,
}) => {
  const asked: string[] = [];
  // No test reaches the hub: the shipped files stand in for those it would send.
  await page.context().route(`${hub}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    const path = /^\/Xenova\/all-MiniLM-L6-v2\/resolve\/main\/(.+)$/.exec(pathname)?.[1] ?? 'none';
    await route.fulfill({ path: shipped + path, headers: { 'access-control-allow-origin': '*' } });
  });
  const routing = new RoutingPage(page);
  const open = async () => {
    await routing.settled();
    await routing.openSection('Semantic');
    await routing.policy.locator('summary', { hasText: 'Another encoder' }).press('Enter');
    return routing.policy.getByRole('region', { name: 'From the hub', exact: true });
  };
  const connections = () => page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  await routing.open();

  await test.step('announced with size and host, and forbidden', async () => {
    const choice = await open();
    await expect(choice).toContainText(/384 dimensions, ≈.23\.7.MB from huggingface\.co and its storage hosts/);
    await expect(choice.getByRole('button', { name: /^Download/ })).toHaveCount(0);
    expect(await connections()).not.toContain('huggingface');
    await choice.getByRole('button', { name: 'Allow huggingface.co and reload', exact: true }).press('Enter');
  });

  await test.step('fetched on request only', async () => {
    const choice = await open();
    expect(await connections()).toContain(`${hub} https://*.hf.co`);
    expect(asked).toEqual([]);
    await choice.getByRole('button', { name: /^Download/ }).press('Enter');
    await expect(routing.policy.getByText(/^Pillar 2 reads by all-MiniLM-L6-v2 [0-9a-f]{8}, 256 dim/)).toBeVisible();
    expect(asked.map((path) => path.split('/main/')[1])).toEqual([
      'config.json',
      'tokenizer.json',
      'onnx/model_quantized.onnx',
      'tokenizer_config.json',
    ]);
  });

  await test.step('forbidden again', async () => {
    const choice = routing.policy.getByRole('region', { name: 'From the hub', exact: true });
    await choice.getByRole('button', { name: 'Forbid and reload', exact: true }).press('Enter');
    await open();
    expect(await connections()).not.toContain('huggingface');
  });
});
