import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

type Rows = Awaited<ReturnType<RoutingPage['csv']>>;

const thin = '\u2009';
const group = (text: string) => text.replace(/\B(?=(?:\d{3})+(?!\d))/g, thin);
const share = (part: number, whole: number) => ((100 * part) / whole).toFixed(1);
const total = (rows: Rows, column: string) => rows.reduce((sum, row) => sum + Number(row[column]), 0);
const money = (usd: number) => `$${usd.toFixed(usd >= 0.1 ? 2 : usd >= 0.001 ? 4 : 6)}`;

/** Linear interpolation between the nearest two. */
function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const low = sorted[Math.floor(position)] ?? Number.NaN;
  const high = sorted[Math.ceil(position)] ?? low;
  return low + (high - low) * (position % 1);
}

/** What each tile must show, from nothing but the downloaded rows. */
function tilesOf(rows: Rows, heldOut: boolean) {
  const called = rows.filter((row) => row['endpoint_tier'] !== '');
  const latencies = rows.filter(({ outcome }) => outcome === 'completed').map(({ latency_ms: ms }) => Number(ms));
  const mean = latencies.reduce((sum, one) => sum + one, 0) / latencies.length;
  const labelled = rows.filter(({ label, held_out }) => label !== '' && !(heldOut && held_out === 'false'));
  const sensitive = rows.filter((row) => row['sensitive'] === 'true');
  const leaked = sensitive.filter((row) => row['leaked'] === 'true').length;
  const cost = total(rows, 'cost_usd');
  const saved = Math.round(100 * (1 - cost / total(rows, 'all_cloud_usd')));
  const tokens = total(rows, 'input_tokens') + total(rows, 'output_tokens');
  const acceptable = labelled.filter((row) => row['acceptable'] === 'true').length;
  return {
    routed: [group(String(rows.length))],
    'local-share': [
      share(called.filter((row) => row['endpoint_tier'] === 'local').length, called.length),
      `n = ${group(String(called.length))}`,
    ],
    cost: [money((1000 * cost) / rows.length), `\u2212${saved}`, 'vs all-cloud'],
    costByToken: [money((1e6 * cost) / tokens)],
    p50: [
      group(quantile(latencies, 0.5).toFixed(0)),
      `mean ${group(mean.toFixed(0))}`,
      `n = ${group(String(latencies.length))}`,
    ],
    p95: [group(quantile(latencies, 0.95).toFixed(0))],
    accuracy: [share(acceptable, labelled.length), `n = ${group(String(labelled.length))}`],
    privacy: [share(sensitive.length - leaked, sensitive.length), `${leaked} of ${sensitive.length} left`],
    failovers: [String(rows.filter((row) => row['failed_over'] === 'true').length)],
  };
}

test('every tile follows from the exported rows', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const tile = (id: string) => routing.telemetry.locator(`[data-cell="${id}"]`);
  const agree = async () => {
    const rows = await routing.csv();
    const { costByToken, ...tiles } = tilesOf(rows, true);
    for (const [id, texts] of Object.entries(tiles))
      for (const text of texts) await expect(tile(id), id).toContainText(text);
    await tile('cost').getByRole('button', { name: '/ 1k req', exact: true }).click();
    for (const text of costByToken) await expect(tile('cost')).toContainText(text);
    await tile('cost').getByRole('button', { name: '/ 1M tok', exact: true }).click();
    const heldOut = tile('accuracy').getByRole('button', { name: 'Held out', exact: true });
    await heldOut.click();
    for (const text of tilesOf(rows, false).accuracy) await expect(tile('accuracy')).toContainText(text);
    await heldOut.click();
  };
  await test.step('after the first run', agree);
  await routing.routeMany(['hi', 'My IBAN is DE89 3704 0044 0532 0130 00, is it valid?', 'Prove Fermat for n = 4']);
  await test.step('after three more prompts', agree);
  await routing.policy.getByRole('spinbutton', { name: 'Complexity threshold', exact: true }).fill('40');
  await routing.applied(/ → 40: /);
  await test.step('under another threshold', agree);
});

test('a prompt of one’s own counts for accuracy once it is labelled, and no longer when that is taken back', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const accuracy = routing.telemetry.locator('[data-cell="accuracy"]');
  const labelled = async () =>
    (await routing.csv()).filter(({ label, held_out }) => label !== '' && held_out === 'true').length;
  const samples = await labelled();
  await expect(accuracy).toContainText(new RegExp(String.raw`\[\d+\.\d, \d+\.\d\]\sn\s=\s${samples}`));
  // Whose labels it rests on stands beside the number, whole.
  const source = accuracy.getByTitle(/^by /);
  const isCut = () => source.evaluate((element) => element.scrollWidth > element.clientWidth);
  await expect(source).toHaveText('· samples');
  expect(await isCut()).toBe(false);

  await routing.route('Prove that every finite integral domain is a field and explain each step');
  expect(await labelled()).toBe(samples);
  await expect(accuracy).toContainText(`n = ${samples}`);

  const label = routing.verdicts.getByRole('button', { name: 'Needed the cloud', exact: true });
  await expect(label).toHaveAttribute('aria-pressed', 'false');
  await label.click();
  await expect(label).toHaveAttribute('aria-pressed', 'true');
  await expect(routing.verdicts).toContainText('label by you');
  await expect(accuracy).toContainText(`n = ${samples + 1}`);
  await expect(source).toHaveText('· 2 sources');
  await expect(source).toHaveAttribute('title', 'by samples + you');
  expect(await isCut()).toBe(false);
  expect((await routing.csv()).at(-1)).toMatchObject({ label: 'cloud', label_source: 'user' });
  await accuracy.getByRole('button', { name: 'Definition of accuracy' }).click();
  await expect(accuracy).toContainText('Label source: sample labels, your labels.');
  await page.keyboard.press('Escape');

  await label.click();
  await expect(label).toHaveAttribute('aria-pressed', 'false');
  await expect(accuracy).toContainText(`n = ${samples}`);
});

test('a tile takes the log to its rows', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const staying = (await routing.csv()).filter((row) => row['endpoint_tier'] === 'local').length;
  await routing.telemetry.getByRole('button', { name: /, show local ones$/ }).click();
  await expect(routing.log).toHaveAttribute('aria-rowcount', String(staying + 1));
  await expect(page.getByRole('button', { name: '□ Local', exact: true })).toHaveAttribute('aria-pressed', 'true');
});
