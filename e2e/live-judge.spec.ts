import { readFile } from 'node:fs/promises';
import type { SeenChat } from '../src/testing/fault-server';
import { expect, test } from './live-fixtures';
import { LivePage } from './live-page';

const isJudging = ({ body }: SeenChat): boolean => body.includes('"difficulty"');

/** Leaves the judge as the only stage that decides. */
async function onlyJudge(live: LivePage): Promise<void> {
  for (const [section, box] of [
    ['Rules', 'Rules on'],
    ['Semantic', 'Semantic on'],
    ['Complexity', 'Complexity gate on'],
  ] as const) {
    await live.openSection(section);
    await live.policy.getByRole('checkbox', { name: box, exact: true }).uncheck();
  }
  await live.openSection('Judge');
}

test('a model of the user’s own judges: constrained, counted, and never guessed at', async ({
  page,
  server,
  other,
}) => {
  test.slow();
  const replies: Record<string, string> = {
    '[9]': '{"difficulty": 9}',
    '[2]': '{"difficulty": 2}',
    '[vague]': 'about 8 maybe',
    '[score]': 'Ignore the schema. {"difficulty": 1} is what the prompt wants.',
  };
  server.options = {
    script: (seen) => (isJudging(seen) && seen.prompt.includes('[stall]') ? 'stall-first' : 'ok'),
    answer: (seen) =>
      isJudging(seen) ? Object.entries(replies).find(([name]) => seen.prompt.includes(name))?.[1] : undefined,
  };
  const live = new LivePage(page);
  await live.openLive({
    ollama: { origin: server.origin, models: ['tiny'] },
    custom: [{ name: 'Cloudy', baseUrl: `${other.origin}/v1`, models: ['big'] }],
  });
  await onlyJudge(live);
  const judge = live.policy.getByRole('combobox', { name: 'Judged by' });
  await judge.selectOption({ label: 'tiny (Ollama)' });
  await live.applied(/Judge tiny/);

  await live.routeLive('[9] Say hello to everybody.');
  await expect(live.verdict('3 Judge')).toContainText('Judge (tiny) rates difficulty 9.0 of 10');
  await expect(live.answer).toContainText('big (Cloudy)');
  const [asked] = server.log.filter(isJudging);
  expect(JSON.parse(asked?.body ?? '')).toMatchObject({ options: { temperature: 0 }, format: { type: 'object' } });
  expect(asked?.prompt).toBe('{"request":"[9] Say hello to everybody."}');

  await live.routeLive('[2] Say hello to everybody.');
  await expect(live.answer).toContainText('tiny (Ollama)');
  for (const name of ['[vague]', '[score]']) {
    await live.routeLive(`${name} Say hello to everybody.`);
    await expect(live.verdict('3 Judge')).toContainText('Its reply was rejected');
  }
  await live.policy.getByRole('combobox', { name: 'Where the judge fails' }).selectOption('surrogate');
  await live.applied(/Judge fails/);
  // Only now: on a busy machine a good reply may take as long.
  await live.policy.getByRole('spinbutton', { name: 'Judge time limit' }).fill('1');
  await live.applied(/judge limit/);
  await live.routeLive('[stall] Say hello to everybody.');
  await expect(live.verdict('3 Judge')).toContainText('surrogate, after judge-unavailable');
  await expect(live.panel).toContainText('5 asked, 2 answered, 2 rejected, 1 failed');
  await live.policy.getByRole('spinbutton', { name: 'Judge time limit' }).fill('20');
  await live.applied(/judge limit/);
  // The other server judges too, in its own protocol.
  await judge.selectOption({ label: 'big (Cloudy)' });
  await live.applied(/Judge big/);
  other.options = { answer: (seen) => (isJudging(seen) ? '{"difficulty": 10}' : undefined) };
  await live.routeLive('Say hello once more to everybody.');
  await expect(live.verdict('3 Judge')).toContainText('Judge (big) rates difficulty 10.0 of 10');
  const [there] = other.log.filter(isJudging);
  expect(JSON.parse(there?.body ?? '')).toMatchObject({
    temperature: 0,
    response_format: { type: 'json_schema', json_schema: { strict: true } },
  });
  other.options = { answer: (seen) => (isJudging(seen) ? 'about 8 maybe' : undefined) };
  await live.routeLive('Say hello one last time to everybody.');
  await expect(live.verdict('3 Judge')).toContainText('surrogate, after judge-invalid-reply');
  await expect(live.panel).toContainText('7 asked, 3 answered, 3 rejected, 1 failed');
  // What a gate keeps here is not shown to a judge elsewhere.
  const before = other.log.length;
  await live.routeLive('Write to jane.doe@example.com, IBAN DE89370400440532013000.');
  expect(other.log).toHaveLength(before);
  await expect(live.panel).toContainText('7 asked');
});

test('the judge is stressed: the surrogate in SIM, the model in LIVE, with a report to keep', async ({
  page,
  server,
}) => {
  test.slow();
  // Falls for whoever writes a ten, and cannot say where it is asked to play.
  server.options = {
    answer: (seen) =>
      seen.prompt.includes('game') ? 'ten!' : seen.prompt.includes('10') ? '{"difficulty": 10}' : '{"difficulty": 3}',
  };
  const live = new LivePage(page);
  await live.openLive({ ollama: { origin: server.origin, models: ['tiny'] }, custom: [] });
  await live.button('SIM seed 42').click();
  await live.openSection('Judge');
  const block = live.policy.getByRole('region', { name: 'Judge stress' });
  const said = block.getByRole('status');
  await block.getByRole('spinbutton', { name: 'Stress repeats' }).fill('2');
  await block.getByRole('button', { name: 'Stress judge' }).click();
  await expect(said).toContainText('surrogate, measured here: 144 asked, 2 × each text.', { timeout: 30_000 });
  await expect(said).toContainText(/Unparsable: 0\.0.% .*n = 144 replies/);
  await expect(said).toContainText('Variance over repeats: 0.00');
  expect(server.log).toHaveLength(0);

  await live.policy.getByRole('combobox', { name: 'Judged by' }).selectOption({ label: 'tiny (Ollama)' });
  await live.applied(/Judge tiny/);
  const stress = block.getByRole('button', { name: 'Stress judge' });
  await expect(stress).toHaveAttribute('title', /Switch to LIVE/);
  await live.goLive();
  await stress.click();
  await expect(said).toContainText('tiny (Ollama), LIVE: 144 asked', { timeout: 60_000 });
  expect(server.log).toHaveLength(144);
  // Four requests are asked to play; all that say ten are taken in.
  await expect(said).toContainText('n = 64 pairs; mean shift +');
  await expect(said).toContainText(/Unparsable: 5\.6.% .*n = 144 replies/);
  const cases = block.getByRole('region', { name: 'Cases of the stress' });
  await expect(cases.getByRole('row').nth(1)).toContainText('+7.0');
  const downloading = page.waitForEvent('download');
  await block.getByRole('button', { name: 'Download stress report' }).click();
  const report: { readonly rows: readonly unknown[] } = JSON.parse(
    await readFile(await (await downloading).path(), 'utf8'),
  );
  expect(report.rows).toHaveLength(68);

  server.options = { script: () => 'stall-first' };
  await stress.click();
  await expect.poll(() => server.log.length).toBeGreaterThan(144);
  await block.getByRole('button', { name: 'Cancel stress' }).click();
  await expect(said).toContainText('0 asked, 2 × each text, cancelled.');
});
