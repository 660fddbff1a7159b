import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { gatewayIds } from '../../core/domain/gateway-export';
import type { Policy } from '../../core/domain/policy';
import { shippedEncoder } from '../../testing/shipped-encoder';
import { createEmbedder } from '../../live/embedder';
import { createHandlers } from '../create-handlers';
import type { EngineHandlers } from '../engine-host';

const quiet = new AbortController().signal;
const { defaultPolicy } = catalog;
const embedder = createEmbedder(shippedEncoder);

const allRows = { search: '', tier: null, decidedBy: null, only: null, half: null, sort: 'newest' } as const;

async function flown(policy: Policy | null = null): Promise<EngineHandlers> {
  const engine = createHandlers({
    catalog,
    embedder,
    now: () => performance.now(),
    voice: { push: () => undefined, journal: () => undefined },
  });
  await engine['embedder-load'](null, quiet);
  await engine['session-start']({ seed: 42, policy, source: 'samples' }, quiet);
  return engine;
}

describe('gateway-export', () => {
  it('keeps every route of the samples with the encoder, and names the rows that change without it', async () => {
    const engine = await flown();
    const { telemetryHash } = await engine['session-state'](null, quiet);
    const exact = await engine['gateway-export']({ gateway: 'portkey', withEncoder: true }, quiet);
    expect(exact).toMatchObject({ n: 300, moved: 0, leaves: 0, rows: [], refused: [], withEncoder: true });
    expect(exact.files.map(({ name }) => name)).toEqual([
      'portkey-config.json',
      'classify.mjs',
      'front.mjs',
      'forward.mjs',
      'encoder.mjs',
    ]);
    const blind = await engine['gateway-export']({ gateway: 'litellm', withEncoder: false }, quiet);
    expect(blind.moved).toBeGreaterThan(0);
    expect(blind.rows).toHaveLength(blind.moved);
    expect(blind.rows[0]?.reason).toMatch(/^no encoder there: /);
    expect(blind.leaves).toBe(0);
    expect(blind.files.map(({ name }) => name)).not.toContain('encoder.mjs');
    expect((await engine['session-state'](null, quiet)).telemetryHash).toBe(telemetryHash);
  });

  it('hands over modules that decide the samples as the session did, encoder and all', async () => {
    const engine = await flown();
    const { files } = await engine['gateway-export']({ gateway: 'portkey', withEncoder: true }, quiet);
    // In the repository, so that the encoder's package is found from there, as in the folder of a user who installed it.
    const cache = join(import.meta.dirname, '../../.cache');
    await mkdir(cache, { recursive: true });
    const folder = await mkdtemp(join(cache, 'export-'));
    try {
      for (const { name, text } of files) await writeFile(join(folder, name), text);
      const load = (name: string) => import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href);
      const { openEncoder } = await load('encoder.mjs');
      const { createClassifier } = await load('classify.mjs');
      const embed = await openEncoder(join(shippedEncoder.modelsUrl, shippedEncoder.model));
      const classify = await createClassifier({ embed });
      const rows = await engine['log-rows']({ query: allRows, offset: 0, limit: 300 }, quiet);
      const samples = new Map((await catalog.loadSamples()).map((prompt) => [prompt.id, prompt]));
      const differ = [];
      for (const { promptId, tier } of rows) {
        const { text = '', system, metadata } = samples.get(promptId) ?? {};
        const first = system === undefined ? [] : [{ role: 'system', content: system }];
        const decided = await classify({ metadata, messages: [...first, { role: 'user', content: text }] });
        if (decided.tier !== tier) differ.push([promptId, tier, decided.tier]);
      }
      expect(rows).toHaveLength(300);
      expect(differ).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('tells rows that the session decided by what it remembers', async () => {
    const engine = await flown({ ...defaultPolicy, cache: { ...defaultPolicy.cache, enabled: true } });
    const text = 'How do I reverse a list in Haskell without using the prelude, and what does it cost?';
    await engine.route({ drafts: [{ text }] }, quiet);
    await engine.route({ drafts: [{ text }] }, quiet);
    const { rows, dropped } = await engine['gateway-export']({ gateway: 'portkey', withEncoder: true }, quiet);
    expect(rows.at(-1)).toMatchObject({ row: 301, from: 'cache', reason: 'a kept answer served it here' });
    expect(dropped.map(({ part }) => part)).toContain('Response cache');
  });

  it('refuses what a gateway cannot hold: a hard limit goes only where money is counted', async () => {
    const budget = { ...defaultPolicy.budget, hardLimitUsd: 5, atLimit: 'halt' as const };
    const engine = await flown({ ...defaultPolicy, budget });
    const portkey = await engine['gateway-export']({ gateway: 'portkey', withEncoder: true }, quiet);
    expect(portkey.files).toEqual([]);
    expect(portkey.refused.map(({ part }) => part)).toEqual(['Budget gate, $5']);
    const litellm = await engine['gateway-export']({ gateway: 'litellm', withEncoder: true }, quiet);
    expect(litellm.refused).toEqual([]);
    expect(litellm.files[0]?.text).toContain('max_budget: 5\n');
  });

  it('puts no key into any file', async () => {
    const engine = await flown();
    for (const gateway of gatewayIds) {
      const { files } = await engine['gateway-export']({ gateway, withEncoder: true }, quiet);
      const config = files[0]?.text ?? '';
      const keys = [...config.matchAll(/api_key"?: (".*?")/g)].map(([, key]) => key);
      expect(keys.length).toBeGreaterThan(3);
      expect(keys.filter((key) => !/^"(\$|os\.environ\/)[A-Z]+_API_KEY"$/.test(key ?? ''))).toEqual([]);
    }
  });
});
