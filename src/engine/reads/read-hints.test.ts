import { expect, test } from 'vitest';
import { fakeEndpoint } from '../../testing/fake-endpoint';
import { estimateTokens } from '../../core/features/estimate-tokens';
import { readHints } from './read-hints';
import { TelemetryColumns } from '../../core/telemetry/columns';
import { openEngine } from '../../testing/open-engine';

const { signal } = new AbortController();
const greeting = 'Hello there, prove that there are infinitely many prime numbers.';

async function hintsOf(drafts: readonly { readonly text: string; readonly system?: string }[]) {
  const voice = { push: () => undefined, journal: () => undefined };
  const engine = openEngine({ voice });
  await engine['session-start']({ seed: 1, policy: null, source: 'empty' }, signal);
  await engine.route({ drafts }, signal);
  return engine['hints-read'](null, signal);
}

test('what prompts could spare is summed by kind, over the prompts that have it', async () => {
  const { rows, hints } = await hintsOf([{ text: greeting }, { text: greeting }, { text: 'Prove it.' }]);
  expect(rows).toBe(3);
  expect(hints.map(({ kind, prompts }) => [kind, prompts])).toEqual([['courtesy', 2]]);
  const spared = estimateTokens(greeting) - estimateTokens(greeting.slice('Hello there, '.length));
  expect(hints[0]?.tokens).toBe(2 * spared);
  expect(hints[0]?.usdPerThousand).toBeGreaterThan(0);
});

test('a beginning that three prompts share is for the prompt cache, and pays where it is long enough', async () => {
  const short = 'You keep the rota of the harbour and answer in one line, by name of crew and gate, with the hour.';
  const long = Array.from({ length: 300 }, (_, k) => `Crew ${k} stands at gate ${k + 7} from noon.`).join(' ');
  const shared = async (system: string, count: number) => {
    const { hints } = await hintsOf(Array.from({ length: count }, (_, k) => ({ text: `Prove lemma ${k}.`, system })));
    return hints.find(({ kind }) => kind === 'shared-prefix');
  };
  expect(await shared(short, 2)).toBeUndefined();
  expect(await shared(short, 4)).toMatchObject({ prompts: 3, tokens: 3 * estimateTokens(short), usdPerThousand: 0 });
  expect(estimateTokens(long)).toBeGreaterThan(1024);
  const kept = await shared(long, 4);
  expect(kept?.tokens).toBe(3 * estimateTokens(long));
  expect(kept?.usdPerThousand).toBeGreaterThan(0);
});

test('an empty session has nothing to spare', async () => {
  const columns = new TelemetryColumns([fakeEndpoint({ id: 'a', tier: 'cloud' })]);
  const read = await readHints({ mode: 'sim', columns, endpoint: () => undefined }, () => 0, signal);
  expect(read).toEqual({ mode: 'sim', rows: 0, inputTokens: 0, hints: [] });
});
