import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('examples are grouped afresh by k-means, named, taken over as one step, and dropped', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.openSection('Semantic');
  const heading = routing.policy.getByRole('heading', { name: /^\d+ clusters$/ });
  const count = Number(/\d+/.exec((await heading.textContent()) ?? '')?.[0]);
  await routing.policy.locator('summary', { hasText: 'Re-cluster' }).click();
  const block = routing.policy.getByRole('region', { name: 'Re-cluster', exact: true });
  const groups = block.getByRole('list', { name: 'Proposed groups', exact: true });
  const propose = block.getByRole('button', { name: 'Propose groups', exact: true });

  await test.step('prompts labelled cloud become further clusters, by keyboard alone', async () => {
    const what = block.getByRole('combobox', { name: 'What to group', exact: true });
    await what.focus();
    await page.keyboard.type('session');
    await page.keyboard.press('Tab');
    await expect(block.getByRole('spinbutton', { name: 'Groups', exact: true })).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('4');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(propose).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(groups.getByRole('textbox')).toHaveCount(4);
    await expect(block).toContainText(
      /4 groups of n = \d+; mean cosine to own centroid 0\.\d\d, as one group 0\.\d\d; silhouette/,
    );
    await expect(block).toContainText(/Accepting: \d+ of 300 change route/);
    await block.getByRole('textbox', { name: 'Name of group 1', exact: true }).fill('Hard ones');
    await block.getByRole('button', { name: 'Accept groups', exact: true }).press('Enter');
    await routing.applied(/re-cluster in 4: \d+ of 300 change route/);
    await expect(heading).toHaveText(`${count + 4} clusters`);
    await expect(routing.policy.getByText('Hard ones', { exact: true })).toBeVisible();
  });

  await test.step('one undo takes all of it back', async () => {
    await page.keyboard.press('Control+z');
    await routing.applied(/^Undo re-cluster in 4/);
    await expect(heading).toHaveText(`${count} clusters`);
  });

  await test.step('all cloud clusters are grouped, and dropped', async () => {
    await block.getByRole('combobox', { name: 'What to group', exact: true }).selectOption('cloud-clusters');
    await propose.click();
    await expect(groups.getByRole('textbox')).not.toHaveCount(0);
    await expect(block).toContainText(/n = 4\d\d;/);
    await block.getByRole('button', { name: 'Drop', exact: true }).click();
    await expect(groups).toHaveCount(0);
    await expect(heading).toHaveText(`${count} clusters`);
  });

  await test.step('a proposal of other clusters cannot be taken over', async () => {
    await propose.click();
    await expect(groups.getByRole('textbox')).not.toHaveCount(0);
    await page.keyboard.press('Control+Shift+z');
    await routing.applied(/^re-cluster in 4/);
    await expect(block.getByRole('button', { name: 'Accept groups', exact: true })).toHaveAttribute(
      'title',
      /have changed since/,
    );
  });
});

test("a cluster's centroid moves with an example that joins", async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.openSection('Semantic');
  const cluster = routing.policy
    .getByRole('listitem')
    .filter({ has: page.getByText(/^cloud · \d+$/) })
    .first();
  await cluster.locator('summary').click();
  const facts = cluster.getByText(/^Centroid nearest to/);
  await expect(facts).toContainText(/mean cosine 0\.\d{3}, n = \d+\. Next centroid: .+, cosine 0\.\d\d/);
  const before = await facts.textContent();
  const examples = cluster.getByRole('textbox', { name: /^New examples for / });
  await examples.fill('Book a table for two at the harbour tonight.');
  await cluster.getByRole('button', { name: 'Add example', exact: true }).click();
  await routing.applied(/1 added to .+: \d+ of 300 change route/);
  await expect(facts).not.toHaveText(before ?? '');
});
