import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const rule = 'Prove every step of the argument and name the theorem that it rests on.';
const wordy = `${rule} Every finite integral domain is a field, and every field is an integral domain. ${rule} Thank you very much in advance!`;
const count = (text = ''): number => Number(text.replaceAll(/[^\d.]/gu, ''));

test('a wordy prompt is sent shortened: tokens, money and likeness are shown for the row and in total, and a floor keeps it whole', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  await routing.route(wordy);
  const before = (await routing.csv()).at(-1);
  expect(before?.['endpoint_tier']).toBe('cloud');

  await routing.openSection('Answers');
  await routing.policy.getByRole('checkbox', { name: 'Shorten what paid endpoints are sent' }).check();
  await routing.applied(/prompts shortened/);
  await routing.newest.click();
  const sentence = /≈([\d\s]+) → ([\d\s]+) input tokens sent, cosine (0\.\d{3}|1\.000), ≈\$([\d.]+) saved\./u;
  await expect(routing.verdicts).toContainText(sentence);
  const [, whole, sent, cosine, saved] = sentence.exec((await routing.verdicts.textContent()) ?? '') ?? [];
  const after = (await routing.csv()).at(-1);
  expect([count(whole), count(sent)]).toEqual([Number(before?.['input_tokens']), Number(after?.['input_tokens'])]);
  expect(count(sent)).toBeLessThan(count(whole));
  if (after?.['endpoint'] === before?.['endpoint'])
    expect(Number(before?.['cost_usd']) - Number(after?.['cost_usd'])).toBeCloseTo(count(saved), 5);
  const struck = routing.verdicts.getByRole('region', { name: 'Shortened' }).locator('del');
  await expect(struck).toHaveText(`${rule} Thank you very much in advance!`);

  const totals = routing.policy.getByRole('status', { name: 'Shortening' });
  await expect(totals).toContainText(/[1-9]\d* of 301 requests sent shortened, SIM\./u);
  await expect(totals).toContainText(
    /≈[\d\s]+ → [\d\s]+ input tokens, [\d.]+\s% less, ≈\$[\d.]+ saved at list price, least cosine [01]\.\d{3}\./u,
  );

  await routing.policy.getByRole('spinbutton', { name: 'Similarity at least', exact: true }).fill('1');
  await routing.applied(/similarity at least 1/);
  await routing.newest.click();
  await expect(routing.verdicts).toContainText(
    new RegExp(`Sent whole, not ≈.* cosine ${cosine} is below the floor\\.`),
  );
  expect((await routing.csv()).at(-1)?.['input_tokens']).toBe(before?.['input_tokens']);
  await expect(totals).toContainText(/0 below the floor|[1-9]\d* below the floor/u);
});
