import { afterEach, expect, it } from 'vitest';
import { startFaultServer } from '../../testing/fault-server';
import type { FaultServer, FaultServerOptions } from '../../testing/fault-server';
import { chatWorld } from '../../testing/live-chat-world';
import { testConnection } from './test-connection';
import type { ConnectionReport } from './test-connection';

const servers: FaultServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function probe(
  options: FaultServerOptions,
  { protocol = 'openai', path = '/v1', denied = false, origin = 'http://127.0.0.1:4747' } = {},
): Promise<ConnectionReport> {
  const server = await startFaultServer(options);
  servers.push(server);
  const { signal } = new AbortController();
  const target = {
    protocol: protocol === 'ollama' ? 'ollama' : 'openai',
    baseUrl: `${server.origin}${path}`,
    key: 'sk-x',
    headers: {},
  } as const;
  const page = { origin, localNetworkDenied: () => Promise.resolve(denied) };
  return testConnection(target, 1000, signal, page, chatWorld);
}

it('lists the models of either protocol', async () => {
  const models = ['a', 'b/c'];
  expect(await probe({ models })).toMatchObject({ result: 'ok', models });
  expect(await probe({ models }, { protocol: 'ollama', path: '' })).toMatchObject({ result: 'ok', models });
});

it.each([
  [401, 'key-rejected'],
  [403, 'forbidden'],
  [404, 'wrong-address'],
  [429, 'rate-limited'],
  [500, 'server-error'],
] as const)('names what %i means: %s', async (listStatus, result) => {
  expect(await probe({ listStatus })).toMatchObject({ result, models: [] });
});

it('tells Ollama’s user which origin to allow', async () => {
  const { detail } = await probe({ listStatus: 403 }, { protocol: 'ollama', path: '' });
  expect(detail).toContain('OLLAMA_ORIGINS=http://127.0.0.1:4747');
});

it('has one name for a dead server and a missing CORS header', async () => {
  const server = await startFaultServer();
  await server.close();
  const page = { origin: 'http://127.0.0.1:1', localNetworkDenied: () => Promise.resolve(false) };
  const target = { protocol: 'openai', baseUrl: server.origin, key: null, headers: {} } as const;
  const { result, detail } = await testConnection(target, 1000, new AbortController().signal, page, chatWorld);
  expect(result).toBe('unreachable-or-cors');
  expect(detail).toMatch(/^A page cannot tell which\. First: .+ Second: .+CORS/);
});

it('knows what the browser refuses before it asks', async () => {
  const page = { origin: 'https://host.example', localNetworkDenied: () => Promise.resolve(true) };
  const ask = (baseUrl: string) =>
    testConnection({ protocol: 'openai', baseUrl, key: null, headers: {} }, 1000, new AbortController().signal, page, {
      ...chatWorld,
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
    });
  expect((await ask('http://10.0.0.7/v1')).result).toBe('mixed-content');
  expect((await ask('http://localhost:11434')).result).toBe('local-network-denied');
});
