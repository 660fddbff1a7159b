import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { securityHeaders } from './security-headers.mjs';

/** @type {Record<string, string>} */
const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
};

/**
 * The file a request names, or undefined when it names none below the folder.
 * @param {string} folder @param {string} url
 */
function filePathOf(folder, url) {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/, ''));
    if (path.includes('\0')) return undefined;
    const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
    return file.startsWith(normalize(folder) + sep) ? file : undefined;
  } catch {
    return undefined; // a malformed escape names no file
  }
}

/** @param {string} file */
async function sizeAndTag(file) {
  try {
    const facts = await stat(file);
    return facts.isFile() ? { size: facts.size, tag: `"${facts.size}-${Math.round(facts.mtimeMs)}"` } : undefined;
  } catch {
    return undefined; // no such file: the caller answers 404
  }
}

/**
 * Answers one request; built files under assets/ carry a hash in their name and never change.
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, request, response) {
  /** @param {number} status @param {string} text @param {Record<string, string>} [headers] */
  const refuse = (status, text, headers = {}) =>
    response
      .writeHead(status, { ...securityHeaders(), 'Content-Type': 'text/plain; charset=utf-8', ...headers })
      .end(text);

  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET', { Allow: 'GET, HEAD' });
  const url = request.url ?? '/';
  const file = filePathOf(folder, url);
  const facts = file === undefined ? undefined : await sizeAndTag(file);
  if (file === undefined || facts === undefined) return refuse(404, 'Not found');
  const headers = {
    ...securityHeaders(),
    'Content-Type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: facts.tag,
  };
  if (request.headers['if-none-match'] === facts.tag) return response.writeHead(304, headers).end();
  response.writeHead(200, { ...headers, 'Content-Length': facts.size });
  if (request.method === 'HEAD') return response.end();
  return createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/**
 * A server for the built app: static files, 404 for what is missing, and the headers the app's security rests on.
 * @param {string} folder absolute path
 */
export function createStaticServer(folder) {
  return createServer((request, response) => void answer(folder, request, response));
}
