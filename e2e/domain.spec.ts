import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** A ward's jargon, which no general vocabulary has: five drugs and findings in five frames. */
const drugs = ['enoxaparin', 'fondaparinux', 'levosimendan', 'dexmedetomidine', 'sugammadex', 'idarucizumab'];
const findings = ['hyperlactataemia', 'rhabdomyolysis', 'thrombocytopenia', 'hypophosphataemia', 'methaemoglobinaemia'];
const prompts = drugs.flatMap((drug) =>
  findings.map(
    (finding) => `Titrate ${drug} in perioperative ${finding} with hypoalbuminaemia and euglycaemic ketoacidosis`,
  ),
);
const upload = { name: 'ward.csv', text: ['question', ...prompts].join('\n') };

test('prompts of a domain that the encoder does not know: low margin, rare words, and a warning', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.openSection('Semantic');
  const alignment = routing.policy.getByText(/^Alignment: /);
  const warning = routing.policy.getByText(/does not know this domain’s words/);

  await test.step('the samples fit', async () => {
    await expect(alignment).toContainText(/AUC 0\.\d{3}, n = \d+/);
    await expect(warning).toHaveCount(0);
  });

  await test.step('the ward’s prompts do not', async () => {
    await routing.importLog(upload, 30);
    await expect(alignment).toContainText(/% low margin, .*% out of vocabulary, \d\d.*% in rare words, .*n = 30\.$/);
    await expect(warning).toBeVisible();
  });
});
