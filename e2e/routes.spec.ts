import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a task, a topic and a user tier go to the model that is mapped to them, and the trace names the route', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.openSection('Rules');
  const add = async (field: string, value: string, target: string): Promise<void> => {
    await routing.policy.getByRole('combobox', { name: 'Field of new route' }).selectOption({ label: field });
    await routing.policy.getByRole('combobox', { name: 'Target of new route' }).selectOption({ label: target });
    await routing.policy.getByRole('textbox', { name: 'Value of new route' }).fill(value);
    await routing.policy.getByRole('button', { name: 'Add route' }).click();
    await routing.applied(new RegExp(value));
  };
  await add('text has', 'summarise', '→ cloud-fast');
  await add('user tier is', 'gold', '→ cloud');
  await add('topic is', 'code', '→ local-large');
  await expect(routing.policy.getByRole('list', { name: 'Routes' }).getByRole('listitem')).toHaveCount(3);

  await routing.route('Summarise this note in one line: the meeting is moved to Monday at nine in room four.');
  await expect(routing.verdict('1 Rules')).toContainText('route: text "summarise" → ');
  await expect(routing.verdict('4 Bandit')).toContainText('Gemini 3.5 Flash');
  await expect(routing.verdict('4 Bandit')).toContainText('a route of yours names it');

  await routing.route('Fix the bug in this Python function and refactor the class: def area(r): return 3 * r');
  await expect(routing.verdict('1 Rules')).toContainText('route: topic code → ');
  await expect(routing.verdict('4 Bandit')).toContainText('Llama 3.1 8B');

  await routing.policy.getByRole('button', { name: 'Remove route text summarise' }).click();
  await routing.applied(/Remove/);
  await expect(routing.policy.getByRole('list', { name: 'Routes' }).getByRole('listitem')).toHaveCount(2);
});

test('a user tier and a priority of an imported log change the route', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.openSection('Rules');
  await routing.policy.getByRole('combobox', { name: 'Field of new route' }).selectOption({ label: 'user tier is' });
  await routing.policy.getByRole('textbox', { name: 'Value of new route' }).fill('gold');
  await routing.policy.getByRole('button', { name: 'Add route' }).click();
  await routing.applied(/gold/);

  const lines = [
    'prompt,user_tier,priority',
    'hello there,gold,normal',
    'good evening,basic,normal',
    'hi again,basic,high',
  ];
  await routing.importLog({ name: 'tiers.csv', text: lines.join('\n') }, 3);
  const rows = (await routing.csv()).slice(-3);
  expect(rows.map(({ tier }) => tier)).toEqual(['cloud', 'local', 'local']);
  await routing.newest.click();
  await expect(routing.verdict('4 Bandit')).toContainText(/urgent, lowest p95 to the first token of \d+: ≈?\d+ ms/);
});
