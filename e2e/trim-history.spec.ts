import { expect, test } from './fixtures';
import { RoutingPage } from './routing-page';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const said = (turn: number): string =>
  `Turn ${turn}: ${'the rota moves one crew from gate four to gate nine, '.repeat(12)}`;

test('an imported conversation of 20 earlier turns is sent in part, and what was left out is counted', async ({
  page,
}) => {
  const routing = new RoutingPage(page);
  await routing.open();
  const messages = [
    { role: 'system', content: 'Plan the rota.' },
    ...Array.from({ length: 20 }, (_, turn) => ({ role: turn % 2 === 0 ? 'user' : 'assistant', content: said(turn) })),
    { role: 'user', content: 'Which crew stands at gate nine now?' },
  ];
  await routing.importLog({ name: 'talk.jsonl', text: `${JSON.stringify({ messages })}\n` }, 1);
  await routing.newest.click();
  await expect(routing.verdicts).toContainText('Which crew stands at gate nine now?');
  await expect(routing.verdicts).not.toContainText('earlier turns sent');
  const whole = Number((await routing.csv()).at(-1)?.['input_tokens']);

  await routing.openSection('Answers');
  await routing.policy.getByRole('checkbox', { name: 'Leave out old turns' }).check();
  await routing.policy.getByRole('spinbutton', { name: 'Leave out old turns, limit' }).fill('1000');
  await routing.applied(/1000 tokens of earlier turns sent/);
  await routing.newest.click();
  const sentence = /(\d+) of 20 earlier turns sent, ≈([\d\s]+) tokens trimmed\./u;
  await expect(routing.verdicts).toContainText(sentence);
  const [, sent, trimmed] = sentence.exec((await routing.verdicts.textContent()) ?? '') ?? [];
  const count = (text = ''): number => Number(text.replaceAll(/\s/gu, ''));
  expect(count(sent)).toBeGreaterThan(0);
  expect(count(sent)).toBeLessThan(20);
  const left = Number((await routing.csv()).at(-1)?.['input_tokens']);
  expect(whole - left).toBe(count(trimmed));
  await routing.telemetry.getByRole('button', { name: 'More' }).click();
  const total = page.getByRole('region', { name: 'More figures' }).getByText(/^≈[\d\s]+ of earlier turns, SIM$/u);
  await expect(total).toBeVisible();
  expect(count((await total.textContent())?.replaceAll(/[^\d\s]/gu, ''))).toBe(count(trimmed));
  // They stand over the log, and give it back.
  await page.keyboard.press('Escape');

  await routing.policy.getByRole('combobox', { name: 'In the place of old turns' }).selectOption('local-small');
  await routing.applied(/old turns summed up by local-small/);
  await routing.newest.click();
  const summed = /≈([\d\s]+) tokens trimmed, summed up in ≈([\d\s]+) by Llama 3\.2 1B.*: ≈\$[\d.]+, ≈[\d.\s]+(ms|s)\./u;
  await expect(routing.verdicts).toContainText(summed);
  const [, stillTrimmed, summary] = summed.exec((await routing.verdicts.textContent()) ?? '') ?? [];
  expect(count(stillTrimmed)).toBe(count(trimmed));
  expect(Number((await routing.csv()).at(-1)?.['input_tokens'])).toBe(left + count(summary));
  await routing.telemetry.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('region', { name: 'More figures' })).toContainText(
    new RegExp(`≈${summary} sent in their place, SIM`),
  );
});
