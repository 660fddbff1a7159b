import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createProbe } from 'node:net';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export interface PortkeyGateway {
  /** Of the proxy in front of it, which answers preflights: the gateway itself answers them with 404. */
  readonly origin: string;
  /** Of the gateway itself, for whoever is no browser. */
  readonly direct: string;
  readonly close: () => Promise<void>;
}

/** Starts the real gateway on this machine, behind a proxy that adds CORS headers. */
export async function startPortkeyGateway(): Promise<PortkeyGateway> {
  const port = await freePort();
  const entry = createRequire(import.meta.url).resolve('@portkey-ai/gateway/build/start-server.js');
  const shim = fileURLToPath(new URL('mutable-fetch.mjs', import.meta.url));
  const gateway = spawn(process.execPath, ['--import', shim, entry, '--headless', `--port=${port}`], {
    stdio: 'ignore',
  });
  const upstream = `http://127.0.0.1:${port}`;
  await answering(upstream);
  const proxy = createServer((request, response) => {
    void forward(upstream, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    direct: upstream,
    close: async () => {
      gateway.kill();
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

async function forward(upstream: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader(
    'Access-Control-Allow-Headers',
    'authorization, content-type, x-portkey-provider, x-portkey-custom-host',
  );
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const kept = ['authorization', 'content-type', 'x-portkey-provider', 'x-portkey-custom-host'];
  const headers = kept.flatMap((name) => {
    const value = request.headers[name];
    return typeof value === 'string' ? [[name, value] as [string, string]] : [];
  });
  const answer = await fetch(`${upstream}${request.url ?? '/'}`, {
    method: 'POST',
    headers,
    body: Buffer.concat(chunks),
  });
  response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? 'text/plain' });
  for await (const chunk of answer.body ?? []) response.write(chunk);
  response.end();
}

async function freePort(): Promise<number> {
  const probe = createProbe();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

async function answering(origin: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const up = await fetch(origin).then(
      () => true,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error('the gateway did not start');
}
