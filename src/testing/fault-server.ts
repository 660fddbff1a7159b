import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';
import { faultReply, isHuge } from './fault-reply';
import type { Fault, FaultReply } from './fault-reply';
import type { Protocol, ShapedUsage } from './chat-shapes';

/** What the server knows of a chat request before it answers. */
export interface SeenChat {
  readonly protocol: Protocol;
  readonly model: string;
  /** Text of the last user turn. */
  readonly prompt: string;
  /** Chat requests with the same model and prompt before this one. */
  readonly earlier: number;
  readonly authorization: string | null;
  readonly body: string;
}

/** One chat request as the server saw it; preflights and lists of models are not in here. */
export interface FaultLogEntry extends SeenChat {
  readonly fault: Fault;
  /** Tokens that it bills, broken off or not: those of a refusal are none. */
  readonly billed: ShapedUsage;
  /** By the server's own clock. */
  readonly atMs: number;
  /** Requests under way when it came, itself included. */
  readonly atOnce: number;
  /** `gone`: the client closed the connection before the end. */
  ended: 'under way' | 'sent' | 'reset' | 'gone';
}

export interface FaultServerOptions {
  /** What to do with a request; everything is answered well by default. */
  readonly script?: (seen: SeenChat) => Fault;
  readonly models?: readonly string[];
  /** `none`: no CORS headers at all, preflights included. */
  readonly cors?: 'open' | 'none';
  /** Adds the authorization header to every answer and error, as a hostile server would. */
  readonly echoesKey?: boolean;
  /** Added to every answer and error. */
  readonly says?: string;
  /** What good answers say in place of the usual words. */
  readonly answer?: string | ((seen: SeenChat) => string | undefined);
  /** False: requests are answered and forgotten, for measuring memory. */
  readonly keepsLog?: boolean;
  /** So many chat requests in a window are let through, the rest is answered 429; its headers can be read by a page, or not. */
  readonly quota?: { readonly limit: number; readonly windowMs: number; readonly exposed: boolean };
  /** What the list of models is answered with. */
  readonly listStatus?: number;
}

export interface FaultServer {
  readonly origin: string;
  readonly log: readonly FaultLogEntry[];
  /** The most chat requests that were under way at a time. */
  readonly peak: number;
  options: FaultServerOptions;
  readonly close: () => Promise<void>;
}

/** Starts a server on a free port that speaks OpenAI's and Ollama's streaming chat over real sockets, and misbehaves on request. */
export async function startFaultServer(options: FaultServerOptions = {}): Promise<FaultServer> {
  const log: FaultLogEntry[] = [];
  const state = { options };
  const server = createServer((request, response) => {
    void answer(request, response, state.options, log).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fault server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    log,
    get peak() {
      return peakOf(log);
    },
    get options() {
      return state.options;
    },
    set options(next) {
      state.options = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: FaultServerOptions,
  log: FaultLogEntry[],
): Promise<void> {
  const { cors = 'open', models = ['good'], listStatus = 200 } = options;
  // A browser tries again by itself, unseen, when a connection that it kept is reset: none is kept.
  response.setHeader('Connection', 'close');
  if (cors === 'open') allow(response);
  if (request.method === 'OPTIONS') return void response.writeHead(cors === 'open' ? 204 : 404).end();
  const url = request.url ?? '/';
  if (url.endsWith('/models') || url.endsWith('/api/tags')) {
    const list = url.endsWith('/models')
      ? { object: 'list', data: models.map((id) => ({ id, object: 'model', owned_by: 'fault' })) }
      : { models: models.map((name) => ({ name, model: name, size: 1 })) };
    response.writeHead(listStatus, { 'Content-Type': 'application/json' });
    return void response.end(listStatus === 200 ? JSON.stringify(list) : '{"error":{"message":"no"}}');
  }
  const body = await bodyOf(request);
  const chat = readChat(url, body, request);
  const earlier = log.filter(({ model, prompt }) => model === chat.model && prompt === chat.prompt).length;
  const seen: SeenChat = { ...chat, earlier };
  const told = options.script?.(seen) ?? 'ok';
  const left = options.quota === undefined ? 1 : underQuota(response, options.quota, log);
  const fault = left < 0 ? '429' : told;
  const entry: FaultLogEntry = {
    ...seen,
    fault,
    billed: billedFor(fault, body),
    ended: 'under way',
    atMs: performance.now(),
    atOnce: 1 + log.filter(({ ended }) => ended === 'under way').length,
  };
  if (options.keepsLog !== false) log.push(entry);
  if (fault === 'no-cors') response.removeHeader('Access-Control-Allow-Origin');
  if (fault === '429-hidden') response.removeHeader('Access-Control-Expose-Headers');
  const echo = options.echoesKey === true ? ` You sent ${seen.authorization ?? 'nothing'}.` : (options.says ?? '');
  const own = typeof options.answer === 'function' ? options.answer(seen) : options.answer;
  const used = isHuge(fault) ? { used: entry.billed } : {};
  await send(faultReply(chat.protocol, chat.model, fault, { echo, answer: own, ...used }), response, entry);
}

/** A huge answer is as long as the request allows, and a byte of the messages is a token. */
function billedFor(fault: Fault, body: string): ShapedUsage {
  if (!isHuge(fault)) return fault.startsWith('ok') ? { input: 21, output: 8 } : { input: 0, output: 0 };
  const parsed: unknown = JSON.parse(body);
  const limit = fieldOf(parsed, 'max_tokens') ?? fieldOf(fieldOf(parsed, 'options'), 'num_predict');
  const input = new TextEncoder().encode(JSON.stringify(fieldOf(parsed, 'messages'))).length;
  return { input, output: typeof limit === 'number' ? limit : 8000 };
}

/** Tells what is left of the window, below 0 for a refusal, and says it in the answer's headers. */
function underQuota(
  response: ServerResponse,
  { limit, windowMs, exposed }: NonNullable<FaultServerOptions['quota']>,
  log: readonly FaultLogEntry[],
): number {
  const nowMs = performance.now();
  const window = Math.floor(nowMs / windowMs);
  const used = log.filter(({ atMs, fault }) => fault !== '429' && Math.floor(atMs / windowMs) === window).length;
  const left = limit - used - 1;
  response.setHeader('x-ratelimit-limit-requests', limit);
  response.setHeader('x-ratelimit-remaining-requests', Math.max(0, left));
  response.setHeader('x-ratelimit-reset-requests', `${Math.ceil((window + 1) * windowMs - nowMs)}ms`);
  const names = 'x-ratelimit-limit-requests, x-ratelimit-remaining-requests, x-ratelimit-reset-requests, Retry-After';
  if (exposed) response.setHeader('Access-Control-Expose-Headers', names);
  else response.removeHeader('Access-Control-Expose-Headers');
  return left;
}

function peakOf(log: readonly FaultLogEntry[]): number {
  return Math.max(0, ...log.map(({ atOnce }) => atOnce));
}

function allow(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type, x-portkey-provider, x-extra');
  response.setHeader('Access-Control-Allow-Private-Network', 'true');
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
  response.setHeader('Access-Control-Max-Age', '600');
}

async function send(reply: FaultReply, response: ServerResponse, entry: FaultLogEntry): Promise<void> {
  response.on('close', () => {
    if (entry.ended === 'under way') entry.ended = response.writableFinished ? 'sent' : 'gone';
  });
  const reset = (): void => {
    entry.ended = 'reset';
    response.socket?.resetAndDestroy();
  };
  if (reply.status === 0) return reset();
  response.writeHead(reply.status, reply.headers);
  response.flushHeaders();
  for (const piece of reply.pieces) {
    if (response.destroyed) return;
    if (reply.split === 'bytes') await sendBytes(piece, response);
    else response.write(piece);
    if (reply.betweenMs > 0) await sleep(reply.betweenMs);
  }
  if (reply.end === 'reset') {
    // What was sent before arrives first, on a busy machine too: a reset throws away what its receiver has not read.
    await sleep(250);
    return reset();
  }
  if (reply.end === 'end') {
    response.end(() => {
      entry.ended = 'sent';
    });
  }
}

async function sendBytes(piece: string, response: ServerResponse): Promise<void> {
  for (const byte of new TextEncoder().encode(piece)) {
    if (response.destroyed) return;
    response.write(Uint8Array.of(byte));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of request) if (chunk instanceof Uint8Array) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}

function readChat(url: string, body: string, request: IncomingMessage): Omit<SeenChat, 'earlier'> {
  const parsed: unknown = JSON.parse(body);
  const model = fieldOf(parsed, 'model');
  const messages = fieldOf(parsed, 'messages');
  const last: unknown = Array.isArray(messages) ? messages.at(-1) : undefined;
  return {
    protocol: url.endsWith('/api/chat') ? 'ollama' : 'openai',
    model: String(model),
    prompt: String(fieldOf(last, 'content')),
    authorization: request.headers.authorization ?? null,
    body,
  };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : null;
}
