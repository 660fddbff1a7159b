// RouteLLM: stands in front of a gateway, decides where each chat request goes, and sends it on. Node 20 or newer, no packages.
//   node front.mjs --gateway http://127.0.0.1:8787 [--port 8900] [--host 127.0.0.1] [--encoder FOLDER] [--share 25 --otherwise ROUTE]
// --share: per cent of the users whose requests go by the policy; the others' go to ROUTE, unless a gate held them.
// Clients speak OpenAI's protocol to it; keys are read from the environment, or pass through. What nobody may serve it refuses.
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { createClassifier, policy, routes } from './classify.mjs';
import { forward } from './forward.mjs';

const longestBody = 8_000_000;

const { values } = parseArgs({
  options: {
    gateway: { type: 'string' },
    port: { type: 'string', default: '8900' },
    host: { type: 'string', default: '127.0.0.1' },
    encoder: { type: 'string' },
    share: { type: 'string', default: '100' },
    otherwise: { type: 'string' },
  },
});
if (values.gateway === undefined) throw new Error('Name the gateway: --gateway http://127.0.0.1:8787');
const share = Number(values.share);
if (!(share >= 0 && share <= 100)) throw new Error('--share is a number of per cent, 0 to 100');
const { otherwise } = values;
if (share < 100 && (otherwise === undefined || !new Set(routes).has(otherwise)))
  throw new Error(`Say where the other requests go: --otherwise, one of ${routes.join(', ')}`);
const gateway = values.gateway.replace(/\/+$/, '');
const embed =
  values.encoder === undefined ? undefined : await (await import('./encoder.mjs')).openEncoder(values.encoder);
const classify = await createClassifier({ embed });

const server = createServer((request, response) => {
  handle(request, response).catch((error) => {
    if (response.headersSent) response.destroy();
    else refuse(response, 502, `The gateway was not reached: ${error instanceof Error ? error.message : error}`);
  });
});
server.listen(Number(values.port), values.host, () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : values.port;
  console.log(`${policy.name}@${policy.version} in front of ${gateway} on http://${values.host}:${port}/v1`);
});

/** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
async function handle(request, response) {
  if (request.method !== 'POST') return refuse(response, 405, 'Chat requests are POST.');
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > longestBody) return refuse(response, 413, `A request has at most ${longestBody} bytes.`);
    chunks.push(chunk);
  }
  let body;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return refuse(response, 400, 'The request is no JSON.');
  }
  const decided = typeof body === 'object' && body !== null && !Array.isArray(body) ? await classify(body) : null;
  if (decided === null) return refuse(response, 400, 'Nobody asks anything in this request.');
  if (decided.route === null) return refuse(response, 403, decided.refused ?? 'Nobody may serve this request.');
  const isPolicys = decided.guard !== 'none' || otherwise === undefined || isInShare(body);
  const metadata = isPolicys ? decided.metadata : { route: otherwise, guard: 'none' };
  const { path, headers, sent } = forward(withoutRouting(body), metadata, request.headers);
  const answer = await fetch(`${gateway}${path}`, { method: 'POST', headers, body: JSON.stringify(sent) });
  response.writeHead(answer.status, {
    'content-type': answer.headers.get('content-type') ?? 'application/json',
    'x-routellm-route': metadata.route,
    'x-routellm-decided-by': isPolicys ? decided.decidedBy : 'otherwise',
  });
  for await (const chunk of answer.body ?? []) response.write(chunk);
  response.end();
}

const ours = new Set(['app', 'user', 'userTier', 'session', 'region', 'priority']);

/** What metadata says for the routing is not the provider's. @param {Record<string, unknown>} body */
function withoutRouting({ metadata, ...rest }) {
  if (typeof metadata !== 'object' || metadata === null) return rest;
  const others = Object.entries(metadata).filter(([name]) => !ours.has(name));
  return others.length === 0 ? rest : { ...rest, metadata: Object.fromEntries(others) };
}

/** The same user is always on the same side; who names none is drawn anew. @param {Record<string, unknown>} body */
function isInShare({ user }) {
  const name = typeof user === 'string' && user !== '' ? user : randomUUID();
  const drawn = createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
  return 100 * drawn < share;
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {string} message */
function refuse(response, status, message) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { type: 'routellm', message } }));
}
