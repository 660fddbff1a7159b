import { errorBody, ollamaLastLine, ollamaLine, openAiChunk, openAiCompletion, openAiUsageChunk } from './chat-shapes';
import type { Protocol, ShapedUsage } from './chat-shapes';

/** What a server can do to a request. */
export const faults = [
  'ok',
  'ok-bytes',
  'ok-crlf',
  'ok-comments',
  'ok-no-done',
  'ok-no-usage',
  'ok-huge-usage',
  'ok-whole',
  'ok-slow',
  'ok-stall-end',
  'huge',
  'huge-silent',
  'huge-reset',
  'huge-stall',
  '401',
  '403',
  '404',
  '408',
  '429',
  '429-hidden',
  '429-quota',
  '500',
  '503',
  'context',
  'filter',
  'no-cors',
  'redirect',
  'refused',
  'html',
  'garbage',
  'garbage-mid',
  'error-mid',
  'truncated',
  'reset-mid',
  'stall-first',
  'stall-mid',
] as const;
export type Fault = (typeof faults)[number];

/** A reply, piece by piece. */
export interface FaultReply {
  /** 0: the connection is closed before a status. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: readonly string[];
  /** What comes after the pieces. */
  readonly end: 'end' | 'reset' | 'stall';
  readonly betweenMs: number;
  readonly split: 'pieces' | 'bytes';
}

/** What a good answer says; the partial ones stop after two words. */
export const answerWords = ['The ', 'answer ', 'is ', 'forty', '-two, ', 'naïve ', '日本語 ', '✓.'];

const usage: ShapedUsage = { input: 21, output: 8 };
const huge: ShapedUsage = { input: 1e21, output: -1 };

const statuses: Partial<Record<Fault, readonly [status: number, code: string, message: string]>> = {
  '401': [401, 'invalid_api_key', 'Incorrect API key provided.'],
  '403': [403, 'forbidden', 'This key may not use this model.'],
  '404': [404, 'model_not_found', 'The model does not exist or you do not have access to it.'],
  '408': [408, 'timeout', 'The request timed out.'],
  '429': [429, 'rate_limit_exceeded', 'Rate limit reached for requests.'],
  '429-hidden': [429, 'rate_limit_exceeded', 'Rate limit reached for requests.'],
  '429-quota': [429, 'insufficient_quota', 'You exceeded your current quota, check your plan and billing details.'],
  '500': [500, 'server_error', 'The server had an error.'],
  '503': [503, 'overloaded', 'The engine is overloaded.'],
  context: [400, 'context_length_exceeded', "This model's maximum context length is 4096 tokens."],
  filter: [400, 'content_filter', 'The response was filtered by the content policy.'],
};

/** What the server does about a fault, in either protocol. */
export function faultReply(
  protocol: Protocol,
  model: string,
  fault: Fault,
  { echo = '', answer, used = usage }: { echo?: string; answer?: string | undefined; used?: ShapedUsage } = {},
): FaultReply {
  const refused = statuses[fault];
  if (refused !== undefined) {
    const [status, code, message] = refused;
    const wait = status === 429 || status === 503 ? { 'Retry-After': '1' } : {};
    return plain(status, errorBody(protocol, code, message + echo), { 'Content-Type': 'application/json', ...wait });
  }
  if (fault === 'refused') return { ...plain(0, '', {}), end: 'reset' };
  if (fault === 'redirect') return plain(302, '', { Location: '/elsewhere' });
  if (fault === 'html') return plain(200, '<!doctype html><title>Sign in</title>', { 'Content-Type': 'text/html' });
  if (fault === 'ok-whole' && protocol === 'openai') {
    const whole = openAiCompletion(model, answerWords.join('') + echo, usage);
    return plain(200, whole, { 'Content-Type': 'application/json' });
  }
  if (isHuge(fault)) return streamed(protocol, model, fault, longAnswer(used.output), used);
  const words = answer === undefined ? answerWords : [answer];
  return streamed(protocol, model, fault, echo === '' ? words : [...words, echo], used, echo);
}

/** Answers as long as they may be: whole, whole without a word about usage, broken off, or thought and never said. */
export function isHuge(fault: Fault): boolean {
  return fault.startsWith('huge');
}

/** So many words, a few pieces. */
function longAnswer(tokens: number): readonly string[] {
  const size = Math.ceil(tokens / 16);
  return Array.from({ length: 16 }, (_, k) => 'go '.repeat(Math.max(0, Math.min(size, tokens - k * size))));
}

function streamed(
  protocol: Protocol,
  model: string,
  fault: Fault,
  words: readonly string[],
  said: ShapedUsage,
  echo = '',
): FaultReply {
  const isSilent = fault === 'ok-no-usage' || fault === 'huge-silent';
  const used = isSilent ? null : fault === 'ok-huge-usage' ? huge : said;
  const frame = protocol === 'ollama' ? ndjson : fault === 'ok-crlf' ? crlfEvent : event;
  const say = protocol === 'ollama' ? ollamaLine : openAiChunk;
  const first = words.slice(0, 2).map((word) => frame(say(model, word)));
  const rest = words.slice(2).map((word) => frame(say(model, word)));
  const reply = {
    status: 200,
    headers: { 'Content-Type': protocol === 'ollama' ? 'application/x-ndjson' : 'text/event-stream' },
    end: 'end',
    betweenMs: fault === 'ok-slow' ? 120 : 2,
    split: fault === 'ok-bytes' ? 'bytes' : 'pieces',
  } as const;
  switch (fault) {
    case 'stall-first':
    case 'huge-stall':
      return { ...reply, pieces: [], end: 'stall' };
    case 'stall-mid':
      return { ...reply, pieces: first, end: 'stall' };
    case 'reset-mid':
    case 'huge-reset':
      return { ...reply, pieces: first, end: 'reset' };
    case 'truncated':
      return { ...reply, pieces: [...first, frame(say(model, 'cut')).slice(0, 30)] };
    case 'garbage':
      return { ...reply, pieces: [frame('{"choices": [{"del')] };
    case 'garbage-mid':
      return { ...reply, pieces: [...first, frame('\u0000}{ not json'), ...rest] };
    case 'error-mid':
      return { ...reply, pieces: [...first, frame(errorBody(protocol, 'server_error', `It broke.${echo}`))] };
    case 'ok-stall-end':
      return { ...reply, pieces: [...first, ...rest, ...endOf(protocol, model, fault, used, frame)], end: 'stall' };
    default:
      return { ...reply, pieces: [...first, ...rest, ...endOf(protocol, model, fault, used, frame)] };
  }
}

function endOf(
  protocol: Protocol,
  model: string,
  fault: Fault,
  used: ShapedUsage | null,
  frame: (data: string) => string,
): readonly string[] {
  if (protocol === 'ollama') return [frame(ollamaLastLine(model, used))];
  const comments = fault === 'ok-comments' ? [': still here\n\n', 'event: ping\nid: 7\nretry: 10\n\n'] : [];
  return [
    ...comments,
    frame(openAiChunk(model, '', 'stop')),
    ...(used === null ? [] : [frame(openAiUsageChunk(model, used))]),
    ...(fault === 'ok-no-done' || fault === 'ok-stall-end' ? [] : [frame('[DONE]')]),
  ];
}

const event = (data: string): string => `data: ${data}\n\n`;
const crlfEvent = (data: string): string => `data:${data}\r\n\r\n`;
const ndjson = (data: string): string => `${data}\n`;

function plain(status: number, text: string, headers: Readonly<Record<string, string>>): FaultReply {
  return { status, headers, pieces: text === '' ? [] : [text], end: 'end', betweenMs: 0, split: 'pieces' };
}
