import { expect, it } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { compileLive } from './compile-live';
import { liveEndpoints } from './live-endpoints';
import type { LiveRow } from './live-protocol';

const made = (change: Partial<LiveRow>) => {
  const row = { id: 'r', kind: 'custom', name: 'R', protocol: 'openai', baseUrl: 'https://host.example/v1' } as const;
  const rest = { models: ['m'], timeoutMs: 1000, price: null, headers: {}, key: null };
  return liveEndpoints([{ ...row, ...rest, ...change }], catalog.endpoints)[0]!.endpoint;
};
const ollama = { protocol: 'ollama', kind: 'ollama' } as const;

it('has an Ollama on this machine as local, on another as local and outside until it is trusted', () => {
  const here = made({ ...ollama, baseUrl: 'http://localhost:11434' });
  expect(here).toMatchObject({ tier: 'local', region: 'device' });
  expect(here).not.toHaveProperty('leavesDevice');
  const nas = { ...ollama, baseUrl: 'http://192.168.1.20:11434' };
  expect(made(nas)).toMatchObject({ tier: 'local', leavesDevice: true, region: 'unknown' });
  expect(made({ ...nas, trusted: true })).not.toHaveProperty('leavesDevice');
});

it('has every other server in the cloud until it is trusted, loopback or not', () => {
  expect(made({})).toMatchObject({ tier: 'cloud' });
  expect(made({ baseUrl: 'http://localhost:1234/v1' })).toMatchObject({ tier: 'cloud' });
  expect(made({ baseUrl: 'http://localhost:1234/v1', trusted: true })).toMatchObject({ tier: 'local' });
});

it('has names of the policy stand for the same models of the user’s own, and for no other', () => {
  const own = made({ ...ollama, baseUrl: 'http://localhost:11434', models: ['Llama3.2:1b'] });
  const aliasesOver = (one: typeof own) => {
    const compiled = compileLive(catalog.defaultPolicy, catalog.endpoints, [one]);
    return compiled.ok ? compiled.value.policy.aliases : null;
  };
  expect(aliasesOver(own)).toEqual({ 'local-small': own.id });
  expect(aliasesOver({ ...own, tier: 'cloud' })).toEqual({});
});
