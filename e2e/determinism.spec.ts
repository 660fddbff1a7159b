import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const root = fileURLToPath(new URL('..', import.meta.url));
const samples: readonly unknown[] = JSON.parse(readFileSync(`${root}src/catalog/samples/prompts.json`, 'utf8'));
const prompts = [
  'hi',
  'Prove that every finite integral domain is a field and explain each step',
  'Übersetze „Où est la gare ?“ ins Deutsche und nenne 3 Varianten 🚉',
];

/** The same session flown in Node, by the same code and the shipped encoder. */
async function hashInNode(seed: number, scenario = ''): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['scripts/run-ts.mjs', 'src/testing/print-hash.ts', String(seed), scenario, ...prompts],
    { cwd: root },
  );
  const printed: unknown = JSON.parse(stdout);
  expect(printed).toMatchObject({ withEmbedder: true });
  return (printed as { telemetryHash: string }).telemetryHash;
}

test('a seed has one telemetry, in Chromium twice and in Node, and another seed another', async ({ page }) => {
  test.setTimeout(120_000);
  const inNode = Promise.all([hashInNode(7), hashInNode(8)]);
  const routing = new RoutingPage(page);
  const hashInPage = async (seed: number) => {
    // Another document each time; its seed is not that of the session that was left, so it starts over.
    await page.goto('about:blank');
    await routing.open(`/#/route?seed=${seed}`);
    await expect(page.getByText(`SIM seed ${seed}`, { exact: true })).toBeVisible();
    const opened = await routing.hash();
    expect(await routing.rows(), 'the samples alone').toBe(samples.length);
    let last = opened;
    for (const prompt of prompts) {
      await routing.route(prompt);
      // A row is in the log before the footer has its hash.
      await expect.poll(() => routing.hash()).not.toBe(last);
      last = await routing.hash();
    }
    return last;
  };
  const [seven, eight, again] = [await hashInPage(7), await hashInPage(8), await hashInPage(7)];
  expect(again).toBe(seven);
  expect(eight).not.toBe(seven);
  expect(await inNode).toEqual([seven, eight]);

  // The same session in a storm: surge, hard prompts, lines and refusals.
  const stormy = hashInNode(7, 'Black Friday');
  await routing.button('Black Friday').click();
  await expect.poll(() => routing.hash()).not.toBe(seven);
  expect(await routing.hash()).toBe(await stormy);
});
