import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const towns = ['Harbourside', 'Millbrook', 'Eastgate', 'Northam', 'Fairview', 'Oldcastle', 'Redhill'];
const structures = ['graph', 'ring', 'group', 'metric space', 'lattice', 'polynomial', 'matrix'];
/** A log in which proofs needed the cloud and errands did not, with one exception in three. */
const lines = Array.from({ length: 240 }, (_, k) => {
  const proof = k % 2 === 0;
  const town = towns[k % 7];
  const text = proof
    ? `Prove rigorously that every finite ${structures[k % 7]} of order ${k + 3} has a maximal element`
    : `Write a short reply to the customer in ${town} who asks whether parcel ${k} has been sent`;
  const need = (k % 3 === 0 ? !proof : proof) ? 'cloud' : 'local';
  return `${text},${need}`;
});
const upload = { name: 'labelled.csv', text: ['question,needed', ...lines].join('\n') };

test('a labelled file shows the curve of each threshold, and the best one is taken over and back', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.importLog(upload, 240);

  await routing.openSection('Semantic');
  await routing.policy.locator('summary', { hasText: 'Thresholds against labels' }).press('Enter');
  const checks = routing.policy.getByRole('region', { name: 'Thresholds against labels', exact: true });
  const status = checks.getByRole('status');
  const threshold = routing.policy.getByRole('spinbutton', { name: 'Similarity threshold', exact: true });

  await test.step('the policy threshold: chosen on one half, measured on the other', async () => {
    await expect(checks).toContainText('n = 240 labels: 240 by recorded outcomes.');
    await expect(status).toContainText(/^Chosen on \d+ labels, measured on \d+ others\. Best 0\.\d\d: precision/);
    await expect(checks.getByRole('img', { name: /^Precision and recall over the threshold/ })).toBeVisible();
  });

  await test.step('the curve is there as a table', async () => {
    await checks.getByRole('button', { name: 'View as table', exact: true }).press('Enter');
    await expect(checks.getByRole('table').getByRole('row')).toHaveCount(52);
    await checks.getByRole('button', { name: 'View as table', exact: true }).press('Enter');
  });

  await test.step('it is used, as one step', async () => {
    const use = checks.getByRole('button', { name: /^Use 0\.\d\d$/ });
    const best = /0\.\d\d/.exec((await use.textContent()) ?? '')?.[0] ?? '';
    await use.press('Enter');
    await routing.applied(new RegExp(`^0\\.85 → ${best}: \\d+ of 240 change route`));
    await expect(threshold).toHaveValue(String(Number(best)));
    await expect(status).toContainText(`${best} stays`);
    await page.keyboard.press('Control+z');
    await routing.applied(/^Undo 0\.85 → /);
    await expect(threshold).toHaveValue('0.85');
  });

  await test.step('a cluster has its own curve and takes its own threshold', async () => {
    await threshold.fill('0.99');
    await routing.applied(/^0\.85 → 0\.99/);
    const of = checks.getByRole('combobox', { name: 'Threshold of', exact: true });
    const proofs = await of.getByRole('option', { name: /^Proofs/ }).textContent();
    await of.selectOption({ label: proofs ?? '' });
    await expect(status).toContainText(/^Chosen on \d+ labels.* Now 0\.99/);
    const use = checks.getByRole('button', { name: /^Use / });
    await use.press('Enter');
    await routing.applied(/^Proofs 0\.99 → 0\.\d\d: \d+ of 240 change route/);
  });

  await test.step('a cluster that nothing lies near says how many labels it lacks', async () => {
    const of = checks.getByRole('combobox', { name: 'Threshold of', exact: true });
    const short = await of
      .getByRole('option', { name: /n = 0, too few$/ })
      .first()
      .textContent();
    await of.selectOption({ label: short ?? '' });
    await expect(status).toContainText('Too few labels: n = 0; at least 40 more are needed');
  });
});
