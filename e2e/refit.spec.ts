import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** A shop whose recorded answers say the opposite of the shipped index: orders need the cloud, proofs do not. */
const hard = ['Prove that the rota in week', 'Derive the rota for week', 'Compare both designs of the rota in week'];
const easy = ['Send the parcel list of week', 'Print the invoice of week', 'Open the shop in week'];
const lines = (needs: boolean): readonly string[] =>
  Array.from({ length: 120 }, (_, k) => {
    const isHard = k % 2 === 0;
    const text = `${(isHard ? hard : easy)[k % 3] ?? ''} ${k} for the team in town ${(k * 7) % 31}`;
    const need = needs ? (isHard ? 'local' : 'cloud') : '';
    return `${text}${needs ? '' : ' again'},${need}`;
  });
const csv = ['question,needed', ...lines(true), ...lines(false).slice(0, 20)].join('\n');
const upload = { name: 'shop.csv', text: csv };

async function importLog(routing: RoutingPage) {
  await routing.importLog(upload, 140);
  await expect(routing.log).toHaveAttribute('aria-rowcount', '141');
}

test('own labels refit the index, one step undoes it, and a reload keeps it', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.openSection('Complexity');
  const refit = routing.policy.getByRole('region', { name: 'Refit', exact: true });
  const status = refit.getByRole('status');

  await test.step('without own labels it says what is missing', async () => {
    await refit.getByRole('button', { name: 'Refit on my labels' }).click();
    await expect(status).toContainText('0 of your labels count; a refit needs 30');
  });

  await test.step('a labelled file is refitted on, with figures', async () => {
    await importLog(routing);
    await refit.getByRole('button', { name: 'Refit on my labels' }).click();
    await expect(status).toContainText(/^Adopted: .*On 80 labels held out in turn/);
    await expect(status).toContainText(/points \[/);
    await expect(refit.getByText(/Index refitted on 80 own labels/)).toBeVisible();
    await expect(refit.getByRole('table')).toContainText('80');
    await expect(refit.getByText(/With 300 more labels/)).toBeVisible();
    await expect(status).toContainText('40 others were left out of the fit and report on it.');
    await routing.settled();
    const tile = page.getByRole('region', { name: 'Telemetry' });
    await expect(tile).toContainText('n = 40');
    await expect(page.getByRole('banner')).toContainText('60 own prompts');
  });

  await test.step('a prompt worth labelling opens', async () => {
    await refit.getByRole('listitem').first().getByRole('button').click();
    await expect(routing.verdicts).toContainText(/row \d+/);
  });

  await test.step('one undo brings the shipped index back, redo the refit', async () => {
    await page.keyboard.press('Control+z');
    await expect(refit.getByText('Index as shipped.')).toBeVisible();
    await page.keyboard.press('Control+Shift+z');
    await expect(refit.getByText(/Index refitted on 80/)).toBeVisible();
  });

  await test.step('a reload keeps it', async () => {
    await routing.settled();
    const hash = await routing.hash();
    await page.reload();
    await routing.settled();
    expect(await routing.hash()).toBe(hash);
    await routing.openSection('Complexity');
    await expect(refit.getByText(/Index refitted on 80/)).toBeVisible();
    await refit.getByRole('button', { name: 'Undo refit' }).click();
    await expect(refit.getByText('Index as shipped.')).toBeVisible();
  });
});
