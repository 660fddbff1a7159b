import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

const shipped = fileURLToPath(new URL('../public/models/router-embed-21k-256/', import.meta.url));

/** Runs in the page: how many encoders its database holds. */
const keptEncoders = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('routellm');
    opening.addEventListener('error', () => reject(opening.error));
    opening.addEventListener('success', () => {
      const count = opening.result.transaction('encoders').objectStore('encoders').count();
      count.addEventListener('error', () => reject(count.error));
      count.addEventListener('success', () => resolve(count.result));
    });
  });

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('an encoder is read from a folder, calibrated on labels, and put back; a bad folder says what it lacks', async ({
  page,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'routellm-'));
  await cp(shipped, join(folder, 'of-my-own'), { recursive: true });
  await cp(shipped, join(folder, 'half'), { recursive: true });
  await rm(join(folder, 'half', 'tokenizer.json'));

  const routing = new RoutingPage(page);
  await routing.open();
  const before = await routing.hash();
  await routing.openSection('Semantic');
  await routing.policy.locator('summary', { hasText: 'Another encoder' }).press('Enter');
  const block = routing.policy.getByRole('region', { name: 'Another encoder', exact: true });
  const choose = async (name: string) => {
    const chooser = page.waitForEvent('filechooser');
    await block.getByRole('button', { name: /^Choose folder/ }).press('Enter');
    await (await chooser).setFiles(join(folder, name));
  };

  await test.step('half a folder', async () => {
    await choose('half');
    await expect(block.getByRole('alert')).toContainText('Not loaded: The folder lacks tokenizer.json. It holds half/');
    expect(await routing.hash()).toBe(before);
  });

  await test.step('a whole one: its name and dimensions, not calibrated', async () => {
    await choose('of-my-own');
    await expect(block).toContainText(/of-my-own, 256 dimensions, 5\.\d.MB, loaded in/, { timeout: 30_000 });
    await routing.applied(/^encoder of-my-own: 0 of 300 change route/);
    await expect(
      routing.policy.getByText(/Pillar 2 reads by of-my-own [0-9a-f]{8}, 256 dimensions, not calibrated/),
    ).toBeVisible();
    // The same weights under another name read the same.
    expect(await routing.hash()).toBe(before);
    await routing.route('Prove that the harmonic series diverges, and bound its partial sums from both sides.');
    await expect(routing.verdicts).toContainText('not calibrated for of-my-own');
  });

  await test.step('its score becomes a probability by the labels of the session', async () => {
    await block.getByRole('button', { name: 'Calibrate on labels', exact: true }).press('Enter');
    await expect(block.getByRole('status')).toHaveText(
      /^Calibrated on n = \d+ labels, \d+ of them cloud; AUC of the margin 0\.\d{3}\.$/,
    );
    await routing.applied(/^encoder calibrated on \d+ labels: \d+ of 301 change route/);
    await expect(routing.policy.getByText(/dimensions, calibrated on n = \d+ labels/)).toBeVisible();
  });

  await test.step('one step goes back, undo brings it again', async () => {
    await block.getByRole('button', { name: 'Back to the shipped one', exact: true }).press('Enter');
    await routing.applied(/^shipped encoder: /);
    await expect(routing.policy.getByText(/^Pillar 2 reads by/)).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await routing.applied(/^Undo shipped encoder/);
    await expect(routing.policy.getByText(/^Pillar 2 reads by of-my-own/)).toBeVisible();
  });

  await test.step('a reload has it still, with its size, and flies the session by it', async () => {
    await routing.settled();
    const own = await routing.hash();
    await page.reload();
    await routing.settled();
    expect(await routing.hash()).toBe(own);
    await routing.openSection('Semantic');
    await expect(routing.policy.getByText(/^Pillar 2 reads by of-my-own [0-9a-f]{8}, 256 dimensions/)).toBeVisible();
    await routing.policy.locator('summary', { hasText: 'Another encoder' }).press('Enter');
    await expect(block.getByText(/^Kept in this browser: of-my-own, 5\.\d.MB\.$/)).toBeVisible();
  });

  await test.step('forgotten, the next reload asks for the folder', async () => {
    await block.getByRole('button', { name: 'Forget it', exact: true }).press('Enter');
    await expect(block.getByText(/^Kept in this browser/)).toHaveCount(0);
    await page.reload();
    await routing.settled();
    await routing.openSection('Semantic');
    await expect(routing.policy.getByText(/which is not loaded: choose its folder/)).toBeVisible();
  });

  await test.step('erased with everything', async () => {
    await routing.policy.locator('summary', { hasText: 'Another encoder' }).press('Enter');
    await choose('of-my-own');
    await expect(block.getByText(/^Kept in this browser: of-my-own/)).toBeVisible({ timeout: 30_000 });
    await routing.openSection('Privacy');
    await routing.policy.getByRole('button', { name: 'Erase everything', exact: true }).press('Enter');
    await routing.policy.getByRole('button', { name: 'Erase now', exact: true }).press('Enter');
    await page.waitForEvent('load');
    await routing.settled();
    expect(await page.evaluate(keptEncoders)).toBe(0);
  });
  await rm(folder, { recursive: true });
});
