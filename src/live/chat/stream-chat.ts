import type { LimitHint } from '../../core/domain/limit-hint';
import type { TokenCount } from '../../core/domain/outcome';
import { CallWatch } from './call-watch';
import type { After, ChatTimeouts } from './call-watch';
import { chatFailure } from './chat-failure';
import type { ChatFailure } from './chat-failure';
import type { ChatMessage } from './chat-messages';
import type { ChatPart } from './chat-part';
import { ChatRecord } from './chat-record';
import { chatRequest } from './chat-request';
import type { AnswerLimits } from './chat-request';
import { httpFailure, streamFailure } from './http-failure';
import { requestManners } from './live-target';
import type { LiveTarget } from './live-target';
import { limitHintOf } from './limit-hint-of';
import { partReader } from './part-reader';
import { readCapped } from './read-capped';
import { retryAfterMs } from './retry-after';

/** What a call takes from its surroundings; tests bring their own. */
export interface ChatWorld {
  readonly fetch: typeof fetch;
  /** Milliseconds that never run backwards. */
  readonly now: () => number;
  /** The time of day, ms since 1970. */
  readonly wallMs: () => number;
  readonly after: After;
  readonly estimateTokens: (text: string) => number;
}

export interface ChatCall extends AnswerLimits {
  readonly target: LiveTarget;
  readonly messages: readonly ChatMessage[];
  /** Estimated, for servers that report no usage. */
  readonly inputTokens: number;
  readonly timeouts: ChatTimeouts;
  readonly signal: AbortSignal;
  readonly onDelta?: (text: string) => void;
  /** Hears what the headers say of the server's limit as soon as they come, where the page may read them. */
  readonly onLimits?: (limits: LimitHint) => void;
}

/** How a call went. Times in ms from the moment the request was started. */
export interface ChatReport {
  /** Null when the answer is whole; what had come before a failure is kept beside it. */
  readonly failure: ChatFailure | null;
  readonly text: string;
  readonly reasoning: string;
  readonly finishReason: string | null;
  readonly ttftMs: number | null;
  readonly tpotMs: number | null;
  readonly durationMs: number;
  readonly tokens: TokenCount;
  readonly usage: 'reported' | 'estimated';
  /** Bytes of the request's body. */
  readonly bytesSent: number;
  /** Output tokens that the call may have used at most; null = as many as it was allowed; undefined where that is known. */
  readonly unsaidTokens: number | null | undefined;
  /** After a 429 or 503: whether the page could read a Retry-After. Null elsewhere. */
  readonly retryAfter: 'read' | 'hidden' | null;
}

/** For what may follow the last message of a stream: nothing but its end. */
const lastBytesMs = 250;

/** Asks for one answer and reads it as it streams in. Never rejects, and ends within its timeouts whatever the server does. */
export async function streamChat(call: ChatCall, world: ChatWorld): Promise<ChatReport> {
  const { target, messages, inputTokens, onDelta = () => undefined } = call;
  const { url, headers, body } = chatRequest(target, messages, call);
  const mostTokens = call.maxOutputTokens ?? Infinity;
  const record = new ChatRecord(target, world.now, onDelta);
  const watch = new CallWatch(call.signal, call.timeouts, world.after);
  let failure: ChatFailure | null;
  let retryAfter: ChatReport['retryAfter'] = null;
  try {
    const init = { ...requestManners, method: 'POST', headers, body, signal: watch.signal };
    const response = await world.fetch(url, init);
    const limits = limitHintOf(response.headers, world.wallMs());
    if (limits !== null) call.onLimits?.(limits);
    failure = response.ok
      ? await readAnswer(response, target, record, watch, { mostTokens, after: world.after })
      : await readRefusal(response, world);
    if (response.status === 429 || response.status === 503)
      retryAfter = failure?.retryAfterMs === undefined ? 'hidden' : 'read';
  } catch {
    // A page is not told why: no server, no CORS headers and a blocked address all look like this.
    failure = record.ttftMs === null ? unreachable : broken('The connection broke in the midst of the answer.');
  }
  if (failure !== null) failure = watch.cause ?? failure;
  // The answer was over; only the server's last word is missing.
  if (failure?.code === 'timeout-between-tokens' && record.finishReason !== null) failure = null;
  watch.stop();
  record.end();
  const counted = record.tokens(failure === null || record.ttftMs !== null ? inputTokens : 0, world.estimateTokens);
  const { visible, reasoning } = counted.tokens;
  return {
    failure,
    text: record.text,
    reasoning: record.reasoning,
    finishReason: record.finishReason,
    ttftMs: record.ttftMs,
    tpotMs: record.tpotMs(visible + reasoning),
    durationMs: record.durationMs,
    ...counted,
    unsaidTokens: unsaidTokens(failure, counted.usage, record),
    bytesSent: utf8Bytes(body),
    retryAfter,
  };
}

/**
 * A refusal is not billed. A whole answer has a byte a token at least. Where it broke, the server may have written on, and one
 * that was given up before the first token may have been thinking.
 */
function unsaidTokens(
  failure: ChatFailure | null,
  usage: ChatReport['usage'],
  { text, reasoning, ttftMs }: ChatRecord,
): number | null | undefined {
  if (failure === null) return usage === 'reported' ? undefined : utf8Bytes(text + reasoning);
  return ttftMs === null && !unheard.has(failure.code) ? undefined : null;
}

const unheard: ReadonlySet<ChatFailure['code']> = new Set([
  'cancelled',
  'timeout-first-token',
  'timeout-between-tokens',
  'broken-stream',
]);

function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

const unreachable = chatFailure(
  'network',
  'Unreachable or CORS. Check that the server runs, then that it allows this page’s origin.',
  true,
);

function broken(message: string): ChatFailure {
  return chatFailure('broken-stream', message, true);
}

async function readRefusal(response: Response, world: ChatWorld): Promise<ChatFailure> {
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    const message = 'Answered by a redirect, which is not followed. Put the final address into Settings.';
    return chatFailure('bad-request', message, false);
  }
  const waitMs = retryAfterMs(response.headers.get('retry-after'), world.wallMs());
  const failure = httpFailure(response.status, await readCapped(response));
  return waitMs === null ? failure : { ...failure, retryAfterMs: waitMs };
}

/** Null when the answer came whole. */
async function readAnswer(
  response: Response,
  target: LiveTarget,
  record: ChatRecord,
  watch: CallWatch,
  { mostTokens, after }: { readonly mostTokens: number; readonly after: After },
): Promise<ChatFailure | null> {
  const source = response.body?.getReader();
  if (source === undefined) return broken('The answer has no body.');
  const reader = partReader(target.protocol, response.headers.get('content-type') ?? '');
  for (;;) {
    const { done, value } = await source.read();
    const end = takeParts(done ? reader.end() : reader.push(value), record, watch, mostTokens);
    if (end === 'more' && !done) continue;
    record.end();
    if (!done) await drain(source, end === 'whole' ? lastBytesMs : 0, after);
    if (end === 'overlong') {
      record.finishReason = 'length';
      return null;
    }
    if (end !== 'more' && end !== 'whole') return end;
    if (end === 'more' && record.finishReason === null) return broken('The answer stopped before its end.');
    return record.isEmpty ? broken('The answer was empty.') : null;
  }
}

/** Lets a stream end by itself, which keeps its connection for the next call; cuts it off where it does not. */
async function drain(source: ReadableStreamDefaultReader<Uint8Array>, patienceMs: number, after: After): Promise<void> {
  const cut = (): void => void source.cancel().catch(() => undefined);
  if (patienceMs === 0) return cut();
  const prevent = after(patienceMs, cut);
  for (let done = false; !done;) ({ done } = await source.read().catch(() => ({ done: true })));
  prevent();
}

/** `overlong`: the server has sent more than it was asked for, a token a part at least, and would go on. */
function takeParts(
  parts: readonly ChatPart[],
  record: ChatRecord,
  watch: CallWatch,
  mostTokens: number,
): 'more' | 'whole' | 'overlong' | ChatFailure {
  for (const part of parts) {
    if (part.kind === 'garbage') return broken('The server sent something that is no chat stream.');
    if (part.kind === 'error') return streamFailure(part.type, part.message);
    if (record.take(part)) watch.token();
    // Hearing of a token may have made the user cancel: what came in the same chunk is not taken any more.
    if (watch.cause !== null) return watch.cause;
    if (part.last) return 'whole';
    if (record.parts > mostTokens) return 'overlong';
  }
  return 'more';
}
