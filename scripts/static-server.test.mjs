import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen } from './listen.mjs';
import { createStaticServer } from './static-server.mjs';

const parent = mkdtempSync(join(tmpdir(), 'routellm-server-'));
const folder = join(parent, 'dist');
const server = createStaticServer(folder);
let port = 0;

/** Plain node:http, because fetch would tidy the path before it is sent. @param {string} path */
const get = (path, method = 'GET', headers = {}) =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      response.resume().on('end', () => resolve(response));
    })
      .on('error', reject)
      .end();
  });

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<p>app</p>');
  writeFileSync(join(folder, 'assets', 'ort.wasm'), 'wasm');
  port = await listen(server, 0);
});

afterAll(() => {
  server.close();
  rmSync(parent, { recursive: true });
});

it('serves the page under the content security policy', async () => {
  const { statusCode, headers } = await get('/?x=1');
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(headers['content-security-policy']).not.toMatch(/unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)/);
});

it('gives wasm its type and its length, which streaming and progress need', async () => {
  const { headers } = await get('/assets/ort.wasm');
  expect(headers).toMatchObject({ 'content-type': 'application/wasm', 'content-length': '4' });
});

it.each([
  '/models/missing.onnx',
  '/assets',
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%5csecret.txt',
  '/%zz',
  '/%00',
])('answers 404 to %s', async (path) => expect(await get(path)).toMatchObject({ statusCode: 404 }));

it('answers 304 when the browser already has the file', async () => {
  const { headers } = await get('/index.html');
  expect(await get('/index.html', 'GET', { 'If-None-Match': headers.etag })).toMatchObject({ statusCode: 304 });
});

it('refuses to be written to', async () => {
  expect(await get('/', 'POST')).toMatchObject({ statusCode: 405 });
});

it('takes the next port when one is taken, and says so when it must not', async () => {
  const second = createStaticServer(folder);
  expect(await listen(second, port)).toBeGreaterThan(port);
  second.close();
  await expect(listen(createStaticServer(folder), port, { strict: true })).rejects.toThrow(`Port ${port} is taken`);
});
