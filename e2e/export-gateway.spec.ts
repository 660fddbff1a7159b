import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { portkeyTarget } from '../src/interchange/gateways/portkey';
import type { PortkeyConfig } from '../src/interchange/gateways/portkey';
import { portkeyQuery } from '../src/interchange/gateways/portkey-query';
import type { PortkeyQuery } from '../src/interchange/gateways/portkey-query';
import { startFaultServer } from '../src/testing/fault-server';
import type { FaultServer } from '../src/testing/fault-server';
import { downloaded, exportDialog } from './export-dialog';
import { expect, test as base } from './fixtures';
import { startPortkeyGateway } from './portkey-gateway';
import type { PortkeyGateway } from './portkey-gateway';
import { RoutingPage } from './routing-page';

const test = base.extend<{ gateway: PortkeyGateway; upstream: FaultServer; folder: string }>({
  /* oxlint-disable no-empty-pattern -- Playwright wants an object pattern */
  gateway: async ({}, provide) => {
    const gateway = await startPortkeyGateway();
    await provide(gateway);
    await gateway.close();
  },
  upstream: async ({}, provide) => {
    const server = await startFaultServer();
    await provide(server);
    await server.close();
  },
  folder: async ({}, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'routellm-'));
    await provide(folder);
    await rm(folder, { recursive: true });
  },
  /* oxlint-enable no-empty-pattern */
});

const names = ['portkey-config.json', 'classify.mjs', 'front.mjs', 'forward.mjs'];
const prompts = [
  'hi',
  'Thanks a lot!',
  'Prove that every finite integral domain is a field, step by step.',
  'Design a distributed rate limiter for three regions and explain the trade-offs of each consistency model.',
  'My card is 4111 1111 1111 1111, why was it refused at the terminal when I paid for the tickets yesterday?',
  'Write to ana@example.org that the meeting with the auditors has moved to Thursday at nine in the morning.',
  'Übersetze diesen Absatz ins Englische: Der Zug fährt heute leider nicht bis zum Flughafen.',
  '次の文章を三行で要約してください。会議は来週に延期されました。',
  'Debug this: for (let i = 0; i <= a.length; i++) sum += a[i]; why is the sum NaN for every array that I pass?',
  'What is the capital of Portugal?',
];

const key = 'sk-of-the-environment';

/** Starts the exported front; answers where it listens. */
async function startFront(folder: string, gateway: string, ...more: readonly string[]) {
  const front = spawn(process.execPath, [join(folder, 'front.mjs'), '--gateway', gateway, '--port', '0', ...more], {
    env: { ...process.env, OPENAI_API_KEY: key, ANTHROPIC_API_KEY: key, GEMINI_API_KEY: key, FEATHERLESS_API_KEY: key },
  });
  const origin = await new Promise<string>((resolve, reject) => {
    front.stdout.on('data', (said: Buffer) => {
      const found = /on (http:\S+)\/v1/.exec(said.toString())?.[1];
      if (found !== undefined) resolve(found);
    });
    front.on('exit', (code) => reject(new Error(`the front ended with ${code}`)));
  });
  return { origin, close: () => void front.kill() };
}

/** Every sixth of the built-in samples. */
async function someSamples(): Promise<readonly string[]> {
  const all: readonly { text: string }[] = JSON.parse(
    await readFile(new URL('../src/catalog/samples/prompts.json', import.meta.url), 'utf8'),
  );
  return all.filter((_, place) => place % 6 === 0).map(({ text }) => text);
}

/** The first model that a target of the configuration asks. */
function modelOf(config: PortkeyConfig, name: string | null): string | undefined {
  const target = config.targets.find((one) => one.name === name);
  const leaf = target !== undefined && 'targets' in target ? target.targets[0] : target;
  return leaf !== undefined && 'override_params' in leaf ? leaf.override_params.model : undefined;
}

test('what is exported for Portkey runs, and the real gateway routes as the emulator says', async ({
  page,
  gateway,
  upstream,
  folder,
}) => {
  test.slow();
  const routing = new RoutingPage(page);
  await routing.open();
  await page.keyboard.press('e');
  const dialog = exportDialog(page);
  await dialog.getByRole('checkbox', { name: 'With the encoder, for pillar 2' }).uncheck();
  await dialog.getByRole('radio', { name: 'Portkey' }).check();
  await expect(dialog).toContainText(/\d+ of 300 rows keep their route at Portkey, \d+ change it/);
  const files = new Map<string, string>();
  for (const name of names) {
    const { text } = await downloaded(page, dialog.getByRole('button', { name: `Download ${name}` }));
    files.set(name, text);
    await writeFile(join(folder, name), text);
  }
  const config: PortkeyConfig = JSON.parse(files.get('portkey-config.json') ?? '');
  // One server plays every provider here; the models tell them apart.
  const onLoopback: PortkeyConfig = JSON.parse(JSON.stringify(config), (_name, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('provider' in value)) return value;
    return value.provider === 'ollama'
      ? { ...value, custom_host: upstream.origin }
      : { ...value, provider: 'openai', custom_host: `${upstream.origin}/v1` };
  });
  await writeFile(join(folder, 'portkey-config.json'), JSON.stringify(onLoopback));
  const { createClassifier } = await import(pathToFileURL(join(folder, 'classify.mjs')).href);
  const classify = await createClassifier();
  const front = await startFront(folder, gateway.direct);

  const post = (content: string, metadata = {}) =>
    fetch(`${front.origin}/v1/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ model: 'anything', stream: true, metadata, messages: [{ role: 'user', content }] }),
    });
  for (const prompt of [...prompts, ...(await someSamples())]) {
    const decided = await classify({ messages: [{ role: 'user', content: prompt }] });
    const before = upstream.log.length;
    const answer = await post(prompt);
    const text = await answer.text();
    expect([answer.status, text], prompt).toEqual([200, expect.stringContaining('data: ')]);
    expect(answer.headers.get('x-routellm-route')).toBe(decided.route);
    const expected = modelOf(config, portkeyTarget(config, decided.metadata));
    expect(
      upstream.log.slice(before).map(({ model }) => model),
      prompt,
    ).toEqual([expected]);
  }
  // Personal data stays on the device: no fallback to the cloud even where the device fails.
  upstream.options = { script: ({ model }) => (/^(llama|qwen)/.test(model) ? '500' : 'ok') };
  const before = upstream.log.length;
  expect((await post(prompts[4] ?? '')).status).toBeGreaterThanOrEqual(500);
  expect((await post('What is the capital of Portugal?')).status).toBe(200);
  const [held, ...free] = upstream.log.slice(before).map(({ model }) => model);
  expect(held).toMatch(/^(llama|qwen)/);
  expect(free.length).toBeGreaterThan(1);

  // Whoever goes past the front, and says nothing or nonsense, stays on the device or is refused.
  upstream.options = {};
  const cloud = config.targets.map(({ name = '' }) => name).find((name) => name.startsWith('openai')) ?? '';
  const odd: readonly Record<string, string>[] = [
    {},
    { route: cloud },
    { guard: 'none' },
    { route: cloud, guard: 'true' },
    { route: `${cloud}:held`, guard: 'none' },
    { route: 'none', guard: 'held' },
  ];
  for (const metadata of odd) {
    const seen = upstream.log.length;
    const answer = await fetch(`${gateway.direct}/v1/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-portkey-config': JSON.stringify(onLoopback),
        'x-portkey-metadata': JSON.stringify(metadata),
      },
      body: JSON.stringify({ model: 'x', stream: true, messages: [{ role: 'user', content: 'past the front' }] }),
    });
    await answer.text();
    const model = modelOf(config, portkeyTarget(config, metadata));
    expect(upstream.log.slice(seen).map((entry) => entry.model)).toEqual(model === undefined ? [] : [model]);
    expect(model, JSON.stringify(metadata)).toMatch(/^(llama|qwen)/);
  }
  // A region that no cloud model is in keeps a hard prompt here; what only the routing asks is not the provider's.
  const hard = prompts[2] ?? '';
  const metadata = { team: 'a', priority: 'low' };
  for (const [region, route] of [
    [{ region: 'eu' }, /^local-/],
    [{}, /^(openai|anthropic|google|featherless)-/],
  ] as const) {
    const about = await post(hard, { ...metadata, ...region });
    await about.text();
    expect(about.headers.get('x-routellm-route')).toMatch(route);
    expect(upstream.log.at(-1)?.body).not.toMatch(/region|priority/);
  }
  expect(JSON.parse(upstream.log.at(-1)?.body ?? '')).toMatchObject({ metadata: { team: 'a' } });

  // A staged roll-out: who is left out goes to one model, but for what a gate held.
  const small = await startFront(folder, gateway.direct, '--share', '0', '--otherwise', 'openai-gpt-5.5');
  const routeBy = async (content: string): Promise<string | null> => {
    const answer = await fetch(`${small.origin}/v1/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ stream: true, messages: [{ role: 'user', content }] }),
    });
    await answer.text();
    return answer.headers.get('x-routellm-route');
  };
  expect(await routeBy('hi')).toBe('openai-gpt-5.5');
  expect(await routeBy(prompts[4] ?? '')).toMatch(/^local-/);
  small.close();
  await expect(startFront(folder, gateway.direct, '--share', '5', '--otherwise', 'nobody')).rejects.toThrow(
    /ended with 1/,
  );

  // Keys of the environment go out as they are set, and stand in no file.
  expect(upstream.log.some(({ authorization }) => authorization === `Bearer ${key}`)).toBe(true);
  expect([...files.values()].join()).not.toContain(key);
  front.close();
});

const someQueries = fc.letrec((tie) => ({
  query: fc.oneof({ maxDepth: 2 }, tie('plain'), tie('logical')),
  plain: fc.dictionary(
    fc.constantFrom('metadata.a', 'metadata.b', 'metadata.a.deeper', 'nowhere.a'),
    fc.oneof(
      fc.constantFrom('1', '10', 'x'),
      fc.dictionary(
        fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$in', '$nin', '$regex', '$exists'),
        fc.constantFrom<unknown>('1', '10', 'x', '^1', ['1', 'x'], 5),
        { minKeys: 1, maxKeys: 3 },
      ),
    ),
    { minKeys: 1, maxKeys: 3 },
  ),
  logical: fc
    .tuple(fc.constantFrom('$and', '$or'), fc.array(tie('query'), { minLength: 1, maxLength: 3 }), tie('plain'))
    .map(([name, parts, beside]) => ({ ...(beside as object), [name]: parts })),
}));
const someMetadata = fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('1', '10', 'x', '5.5z'));

test('the emulator reads odd queries as the real gateway does', async ({ gateway, upstream }) => {
  test.slow();
  const leaf = (name: string) => ({
    name,
    provider: 'openai',
    api_key: 'k',
    custom_host: `${upstream.origin}/v1`,
    override_params: { model: name },
  });
  const drawn = fc.sample(fc.tuple(someQueries.query, someMetadata), { seed: 7, numRuns: 300 });
  const seen = { match: 0, 'no match': 0, refused: 0 };
  for (const [query, metadata] of drawn) {
    const said = portkeyQuery(query as PortkeyQuery, metadata);
    seen[said] += 1;
    const before = upstream.log.length;
    const answer = await fetch(`${gateway.direct}/v1/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-portkey-config': JSON.stringify({
          // oxlint-disable-next-line unicorn/no-thenable -- the gateway's own name
          strategy: { mode: 'conditional', conditions: [{ query, then: 'match' }], default: 'no match' },
          targets: [leaf('match'), leaf('no match')],
        }),
        'x-portkey-metadata': JSON.stringify(metadata),
      },
      body: JSON.stringify({ model: 'x', stream: true, messages: [{ role: 'user', content: 'which one' }] }),
    });
    await answer.text();
    const [entry] = upstream.log.slice(before);
    expect(entry?.model ?? 'refused', JSON.stringify([query, metadata])).toBe(said);
  }
  expect(Math.min(seen.match, seen['no match'], seen.refused)).toBeGreaterThan(10);
});
