import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a quantisation of a model is added, serves rows at its own speed, has its own arm, and goes again', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.openSection('Models');
  const rows = async () => (await routing.csv()).map(({ policy_version: _version, ...row }) => row);
  const before = await rows();
  await routing.policy.locator('summary', { hasText: 'Variants of models, 0' }).click();
  await routing.policy.getByRole('combobox', { name: 'Model of new variant' }).selectOption('local-llama-3.1-8b');
  await routing.policy.getByRole('textbox', { name: 'Name of new variant' }).fill('q4');
  await routing.policy.getByRole('button', { name: 'Add variant' }).click();
  await routing.applied(/Variant q4/);
  // It takes part from the next prompt on: nothing has changed yet.
  expect(await rows()).toEqual(before);
  const speed = routing.policy.getByRole('spinbutton', { name: /^Speed of q4/ });
  await speed.fill('2');
  await routing.applied(/q4: speed 1 → 2/);
  await expect(routing.policy.getByRole('checkbox', { name: 'local-llama-3.1-8b~q4 takes part' })).toBeChecked();

  await routing.routeMany(Array.from({ length: 30 }, (_, k) => `What is the capital of country number ${k}?`));
  const own = (await routing.csv()).filter(({ endpoint }) => endpoint === 'local-llama-3.1-8b~q4');
  expect(own.length).toBeGreaterThan(3);
  await routing.openSection('Bandit');
  const arm = routing.policy.getByRole('row', { name: /^Llama 3.1 8B q4/ });
  await expect(arm).toBeVisible();
  expect(Number((await arm.getByRole('cell').first().textContent())?.replaceAll(/\D/g, ''))).toBeGreaterThanOrEqual(
    own.length,
  );

  await routing.openSection('Models');
  await routing.policy.getByRole('button', { name: 'Remove q4' }).click();
  await routing.applied(/Without q4/);
  expect((await routing.csv()).some(({ endpoint = '' }) => endpoint.endsWith('~q4'))).toBe(false);
});
