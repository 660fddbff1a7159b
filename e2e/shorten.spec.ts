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

test('a list tells by kind what the prompts could spare, in tokens and money', async ({ page }) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const shot = (k: number) => `Review: dish ${'abcdef'.charAt(k)} was warm and the hall was loud\nAnswer: mixed`;
  const rota = 'The rota of the harbour names one crew for each gate and hour, and no crew stands twice in a row.';
  await routing.routeMany([
    ...[0, 1, 2].map((k) => `${rota}\n\nProve that gate ${k} needs a second crew at night.`),
    ['Say what the guest felt.', ...[0, 1, 2, 3, 4, 5].map(shot)].join('\n'),
    wordy,
  ]);
  await routing.openSection('Answers');
  await routing.policy.getByRole('button', { name: 'List what prompts could spare' }).click();
  const hints = routing.policy.getByRole('region', { name: 'Efficiency hints' });
  await expect(hints).toContainText(/305 prompts, ≈[\d\s]+ input tokens, SIM/u);
  const line = async (name: string) => {
    const row = hints.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
    const cells = await row.getByRole('cell').allInnerTexts();
    const [prompts = '', tokens = '', usd = ''] = cells;
    return { prompts: count(prompts), tokens: count(tokens.split(',')[0]), usd: count(usd) };
  };
  expect(await line('Examples beyond 3')).toMatchObject({ prompts: 1, tokens: expect.any(Number) });
  expect(await line('Said twice')).toMatchObject({ prompts: 1 });
  expect((await line('Courtesies')).prompts).toBeGreaterThan(1);
  for (const name of ['Examples beyond 3', 'Said twice', 'Courtesies']) {
    const { tokens, usd } = await line(name);
    expect([name, tokens > 0, usd > 0]).toEqual([name, true, true]);
  }
  // The first of three is no repetition; so short a beginning is kept by no provider.
  expect(await line('Beginning that 3 or more prompts share: prompt cache')).toMatchObject({ prompts: 2, usd: 0 });
});
