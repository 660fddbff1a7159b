import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

// The animation has its test in walk.spec.ts.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

async function opened(page: Page): Promise<RoutingPage> {
  const routing = new RoutingPage(page);
  await routing.open();
  return routing;
}

test('easy prompts stay, a proof goes to the cloud, and a card number stays whatever is asked', async ({ page }) => {
  const routing = await opened(page);

  const greeting = await routing.route('hi');
  await expect(greeting).toHaveAttribute('data-tier', 'local');
  await expect(greeting).toHaveAttribute('data-decided-by', 'rules');
  await expect(routing.verdict('1 Rules')).toHaveAttribute('data-verdict', 'narrow');
  await expect(routing.said).toContainText('LOCAL, decided by 1 Rules.');

  const summary = await routing.route(
    'Summarise this email in one line: Hi Anna, the train is late, see you at ten. Bo',
  );
  await expect(summary).toHaveAttribute('data-tier', 'local');
  await expect(summary).toHaveAttribute('data-decided-by', /^(rules|semantic|complexity|judge)$/);

  const proof = await routing.route('Prove that every finite integral domain is a field and explain each step');
  await expect(proof).toHaveAttribute('data-tier', 'cloud');
  await expect(routing.said).toContainText(/CLOUD, decided by .+\d/);

  const card = await routing.route(
    'Prove that every finite integral domain is a field, and bill 4111 1111 1111 1111 for each step',
  );
  await expect(card).toHaveAttribute('data-tier', 'local');
  await expect(card).toHaveAttribute('data-decided-by', 'privacy');
  await expect(card).not.toHaveAttribute('data-explored', /./);
  await expect(routing.verdict('0 Privacy')).toHaveAttribute('data-verdict', 'veto');
  await expect(page.locator('mark')).toContainText(['4111 1111 1111 1111']);
  const flown = (await routing.csv()).at(-1);
  expect(flown).toMatchObject({ tier: 'local', sensitive: 'true', leaked: 'false' });
});

test('a greeting on a safe list is local, and no vector is made for it', async ({ page }) => {
  const routing = await opened(page);
  const row = await routing.route('thanks!');
  await expect(row).toHaveAttribute('data-tier', 'local');
  await expect(row).toHaveAttribute('data-decided-by', 'rules');
  await expect(routing.said).toContainText('LOCAL, decided by 1 Rules. safe list ');
  await expect(routing.verdict('2 Semantic')).toHaveAttribute('data-verdict', 'skipped');
  const times = page.getByRole('region', { name: 'Times', exact: true });
  await expect(times).toContainText('rules');
  await expect(times).not.toContainText('embed');
});

test('a regex is added and decides; one that is none is refused in its place', async ({ page }) => {
  const routing = await opened(page);
  await routing.openSection('Rules');
  const { policy } = routing;
  const field = policy.getByRole('textbox', { name: 'New pattern', exact: true });
  const patterns = policy.getByRole('list', { name: 'Your patterns', exact: true });
  await policy.getByRole('combobox', { name: 'Kind of new pattern' }).selectOption('regex');

  await field.fill('/(unclosed/i');
  await field.press('Enter');
  await expect(policy.getByRole('alert').filter({ hasText: 'Not saved.' })).toContainText(/unterminated group/i);
  await expect(field).toHaveValue('/(unclosed/i');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(patterns).toHaveCount(0);

  await expect(await routing.route('prove it')).not.toHaveAttribute('data-decided-by', 'rules');
  await field.fill('/\\bprove\\b/i');
  await field.press('Enter');
  await routing.applied(/prove.* → cloud: \d+ of \d+ change route/);
  await expect(patterns.getByRole('listitem')).toHaveCount(1);
  await expect(policy.getByRole('alert').filter({ hasText: 'Not saved.' })).toHaveCount(0);
  // The row that was routed before goes over with it.
  await expect(routing.newest).toHaveAttribute('data-decided-by', 'rules');
  const row = await routing.route('prove it');
  await expect(row).toHaveAttribute('data-tier', 'cloud');
  await expect(row).toHaveAttribute('data-decided-by', 'rules');
});

test('a keyword escalates, and stands marked in the prompt', async ({ page }) => {
  const routing = await opened(page);
  const add = async (noun: 'pattern' | 'trigger', keyword: string) => {
    await routing.policy.getByRole('combobox', { name: `Kind of new ${noun}` }).selectOption('keyword');
    await routing.policy.getByRole('textbox', { name: `New ${noun}`, exact: true }).fill(keyword);
    await page.keyboard.press('Enter');
    await routing.applied(new RegExp(`${keyword}.*: \\d+ of \\d+ change route`));
  };
  const marked = (text: string) => routing.verdicts.locator('mark').filter({ hasText: new RegExp(`^${text}$`) });
  const text = 'zeppelin upkeep in brief';
  await expect(await routing.route(text)).toHaveAttribute('data-decided-by', 'rules');
  await expect(routing.newest).toHaveAttribute('data-tier', 'local');
  await expect(routing.said).toContainText('length 24 < 50');

  // A trigger only opens the length gate: what follows decides.
  await routing.openSection('Rules');
  await add('trigger', 'zeppelin');
  await expect(await routing.route(text)).not.toHaveAttribute('data-decided-by', 'rules');
  await expect(routing.verdict('1 Rules')).toHaveAttribute('data-verdict', 'abstain');
  await expect(marked('zeppelin')).toBeVisible();

  await add('pattern', 'architecture');
  const row = await routing.route('The architecture of a zeppelin');
  await expect(row).toHaveAttribute('data-tier', 'cloud');
  await expect(row).toHaveAttribute('data-decided-by', 'rules');
  await expect(marked('architecture')).toBeVisible();
  await expect(marked('zeppelin')).toHaveCount(0);
});

test('an example joins a cluster, and prompts like it go where the cluster leads', async ({ page }) => {
  const routing = await opened(page);
  const text = 'Which of my seven grandmothers brewed turnip beer beside the old lighthouse, and under which moon?';
  await routing.route(text);
  const before = await routing.newest.getAttribute('data-tier');
  const wanted = before === 'cloud' ? 'local' : 'cloud';

  await routing.openSection('Semantic');
  const clusters = routing.policy.getByRole('listitem').filter({ has: page.getByText(new RegExp(`^${wanted} · \\d`)) });
  const cluster = clusters.first();
  await cluster.locator('summary').click();
  const examples = cluster.getByRole('textbox', { name: /^New examples for / });
  await examples.fill(text);
  await cluster.getByRole('button', { name: 'Add example', exact: true }).click();
  await routing.applied(/^1 added to .+: \d+ of \d+ change route/);
  await expect(cluster.getByRole('listitem').filter({ hasText: text })).toBeVisible();
  await routing.route(text);
  await expect(page.getByRole('region', { name: /^Nearest examples/ })).toContainText(text);
  await expect(routing.verdict('2 Semantic')).toHaveAttribute('data-verdict', 'narrow');
  await expect(routing.newest).toHaveAttribute('data-tier', wanted);
  await expect(routing.newest).toHaveAttribute('data-decided-by', 'semantic');
});

test('too little exploring is warned of, and put back', async ({ page }) => {
  const routing = await opened(page);
  await routing.openSection('Bandit');
  const epsilon = routing.policy.getByRole('spinbutton', { name: 'Epsilon', exact: true });
  const warning = routing.policy.getByRole('alert').filter({ hasText: 'ε below 0.05' });
  await expect(warning).toHaveCount(0);
  await epsilon.fill('0.03');
  await expect(warning).toContainText('ε below 0.05 misses emerging models; 0.10 or more is the default');
  await routing.applied(/^ε 0\.10 → 0\.03: /);
  await warning.getByRole('button', { name: 'Reset to 0.10', exact: true }).click();
  await expect(epsilon).toHaveValue('0.1');
  await expect(warning).toHaveCount(0);
  await routing.applied(/^ε 0\.03 → 0\.10: /);
});

test('a model is switched on in mid-run: the past stays, and it is tried from there on', async ({ page }) => {
  const routing = await opened(page);
  await routing.openSection('Models & prices');
  const model = routing.policy.getByRole('checkbox', { name: 'cloud-eu takes part', exact: true });
  await expect(model).not.toBeChecked();
  const before = await routing.csv();
  await model.check();
  await routing.applied(/^cloud-eu on: 0 of \d+ change route/);
  const endpoints = (rows: typeof before) => rows.map(({ endpoint }) => endpoint);
  expect(endpoints(await routing.csv())).toEqual(endpoints(before));

  const proofs = Array.from(
    { length: 300 },
    (_, k) => `Prove that no free group of rank ${k} has torsion, step by step`,
  );
  await routing.routeMany(proofs);
  const after = await routing.csv();
  expect(endpoints(after.slice(0, before.length))).toEqual(endpoints(before));
  expect(endpoints(after.slice(before.length))).toContain('mistral-large-3');
});

test('a model that was switched on in mid-run is on from the first row of a log that takes the session’s place', async ({
  page,
}) => {
  const routing = await opened(page);
  await routing.openSection('Models & prices');
  const model = routing.policy.getByRole('checkbox', { name: 'cloud-eu takes part', exact: true });
  await model.check();
  await routing.applied(/^cloud-eu on: 0 of \d+ change route/);
  const proofs = Array.from(
    { length: 150 },
    (_, k) => `Prove step by step that no free group of rank ${k} has torsion`,
  );
  await routing.importLog({ name: 'own.csv', text: ['prompt', ...proofs].join('\n') }, 150);
  await expect(model).toBeChecked();
  const rows = await routing.csv();
  expect(rows).toHaveLength(150);
  expect(rows.map(({ endpoint }) => endpoint)).toContain('mistral-large-3');
});

test('pillars change places, by buttons, keys and dragging', async ({ page }) => {
  const routing = await opened(page);
  await routing.openSection('Pillar order');
  await routing.route('hi');
  const order = async () =>
    (await page.getByRole('table', { name: 'Verdicts' }).getByRole('rowheader').allInnerTexts()).join(' ');
  expect(await order()).toBe('1 Rules 2 Semantic Complexity 3 Judge 4 Bandit');

  await routing.policy.getByRole('button', { name: 'Move 2 Semantic up', exact: true }).click();
  await routing.applied(/^order semantic, rules, complexity, judge: /);
  await routing.route('hi');
  expect(await order()).toBe('2 Semantic 1 Rules Complexity 3 Judge 4 Bandit');
  // Asked first now, it no longer is skipped.
  await expect(routing.verdict('2 Semantic')).not.toHaveAttribute('data-verdict', 'skipped');

  const handle = (name: string) => routing.policy.getByRole('button', { name, exact: true });
  await handle('2 Semantic').press('ArrowDown');
  await routing.applied(/^order rules, semantic, complexity, judge: /);
  await handle('2 Semantic').dragTo(handle('1 Rules'));
  await routing.applied(/^order semantic, rules, complexity, judge: /);
});

test('what stands behind a name is changed without another edit', async ({ page }) => {
  const routing = await opened(page);
  await routing.openSection('Models & prices');
  const before = await routing.csv();
  expect(before.map(({ endpoint }) => endpoint)).toContain('openai-gpt-5.5');
  const target = routing.policy.getByRole('combobox', { name: 'Target of cloud-large', exact: true });
  await target.selectOption('anthropic-claude-haiku-4.5');
  await routing.applied(/^cloud-large → .+: 0 of \d+ change route/);
  const after = await routing.csv();
  expect(after.map(({ endpoint }) => endpoint)).not.toContain('openai-gpt-5.5');
  expect(after.map(({ endpoint }) => endpoint)).toContain('anthropic-claude-haiku-4.5');
  expect(after.map(({ tier }) => tier)).toEqual(before.map(({ tier }) => tier));
  await routing.button('Undo').click();
  await expect(target).toHaveValue('openai-gpt-5.5');
});

test('one rule is switched off, and no other is touched', async ({ page }) => {
  const routing = await opened(page);
  await routing.openSection('Rules');
  const lists = routing.policy.getByRole('checkbox', { name: /^Safe list .+ is on$/ });
  const states = () => lists.evaluateAll((boxes) => boxes.map((box) => box instanceof HTMLInputElement && box.checked));
  const before = await states();
  await lists.first().uncheck();
  await routing.applied(/ off: \d+ of \d+ change route/);
  expect(await states()).toEqual([false, ...before.slice(1)]);
  await lists.first().check();
  await routing.applied(/ on: \d+ of \d+ change route/);
  expect(await states()).toEqual(before);
  await expect(routing.policy.getByRole('button', { name: 'Reset Rules', exact: true })).toHaveCount(0);
});

test('the back button closes what was opened, one at a time', async ({ page }) => {
  const routing = await opened(page);
  await routing.newest.click();
  await expect(page).toHaveURL(/row=\d+/);
  const url = page.url();
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(url);
  await expect(routing.newest).toHaveAttribute('aria-selected', 'true');
  await page.goBack();
  await expect(routing.newest).toHaveAttribute('aria-selected', 'false');
  await page.goForward();
  await expect(routing.newest).toHaveAttribute('aria-selected', 'true');
});
