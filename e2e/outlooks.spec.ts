import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a prompt shows what every endpoint would do: how likely acceptable, tokens by its vocabulary, cost', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.route(
    'Prove that the two definitions of continuity on metric spaces agree, and say where completeness would be needed. Then compare both proofs step by step, name every lemma that one of them uses and the other does not, and discuss which of the two carries over to topological spaces that are not first countable.',
  );
  await routing.verdicts.locator('summary', { hasText: 'endpoints would do' }).press('Enter');
  const table = routing.verdicts.getByRole('region', { name: 'Endpoints for this prompt', exact: true });
  const rows = table.getByRole('row');
  await expect(rows).toHaveCount(11);
  await expect(rows.filter({ hasText: 'picked' })).toHaveCount(1);

  const cells = await rows.evaluateAll((all) =>
    all.slice(1).map((row) => Array.from(row.children, (cell) => (cell.textContent ?? '').replaceAll(/\s/g, ''))),
  );
  const chances = cells.map(([, chance]) => Number(/\d+/.exec(chance ?? '')?.[0]));
  expect([...chances].sort((a, b) => b - a)).toEqual(chances);
  const said = await routing.verdicts.getByText(/P\(acceptable\) by abilities/).textContent();
  const index = Number(/index of (\d+) says/.exec(said ?? '')?.[1]);
  const local = cells.filter(([name]) => name?.startsWith('□'));
  // The best local endpoint fails as often as the index says.
  expect(
    Math.abs(Math.max(...local.map(([, chance]) => Number(/\d+/.exec(chance ?? '')?.[0]))) - (100 - index)),
  ).toBeLessThanOrEqual(1);
  expect(cells.every(([, , tokens]) => tokens?.startsWith('≈'))).toBe(true);
  expect(new Set(cells.map(([, , tokens]) => tokens)).size).toBeGreaterThan(2);
});
