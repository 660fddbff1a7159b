import { defaultTimeouts } from '../core/domain/default-timeouts';
import { freeAdmission } from '../core/domain/call-admission';
import type { CallAdmission, CallCost } from '../core/domain/call-admission';
import type { EndpointId } from '../core/domain/endpoint';
import type { LimitHint } from '../core/domain/limit-hint';
import type { LiveCall } from '../core/domain/live-record';
import type { TokenCount } from '../core/domain/outcome';
import type { Prompt, Tier } from '../core/domain/prompt';
import type { Failure } from '../core/domain/result';
import type { CallReply, Effect, Reply } from '../core/effects';
import { chatBytes, chatMessages } from './chat/chat-messages';
import { mostOf } from './chat/most-of';
import type { LiveTarget } from './chat/live-target';
import { streamChat } from './chat/stream-chat';
import type { ChatReport, ChatWorld } from './chat/stream-chat';
import { mendJson } from './mend-json';
import type { OriginGate } from './origin-gate';

/** An endpoint as a driver calls it. */
export interface DriverEndpoint {
  readonly label: string;
  readonly tier: Tier;
  /** Of the local tier, but not on this device. */
  readonly leavesDevice?: true;
  readonly origin: string;
  readonly target: LiveTarget;
  /** Milliseconds to the first token, where the policy says nothing. */
  readonly timeoutMs: number;
  /** USD for tokens that were used; null where nobody knows the price. */
  readonly price: ((tokens: TokenCount) => number) | null;
}

/** What is asked of answers, and done to them. */
export interface AnswerAsk {
  readonly maxOutputTokens: number | null;
  readonly brief: boolean;
  readonly repairJson: boolean;
}

/** What one flight's driver takes from its surroundings. */
export interface DriverWorld {
  readonly chat: ChatWorld;
  readonly gate: OriginGate;
  readonly endpoint: (id: EndpointId) => DriverEndpoint | null;
  readonly embed: (prompt: Prompt) => Promise<(Reply & { kind: 'embed' })['result']>;
  readonly judge: (prompt: Prompt) => Promise<(Reply & { kind: 'judge' })['result']>;
  /** Asked right before every attempt: why nothing may be sent right now, or leave to send it. */
  readonly admit: (
    id: EndpointId,
    call: { readonly inputBytes: number; readonly maxOutputTokens: number | null },
  ) => Failure | CallAdmission;
  /** What is asked of answers, and done to them. */
  readonly answers: AnswerAsk;
  readonly onCall: (call: LiveCall) => void;
  readonly onDelta: (text: string) => void;
  /** Hears once of every call what its headers said of the server's limit, when they come; null: nothing, or none came. */
  readonly onHeard: (id: EndpointId, limits: LimitHint | null) => void;
}

const cancelled: Failure = { code: 'cancelled', message: 'Cancelled.', retryable: false };

/** Answers what one flight asks for with the world itself: the in-browser model, endpoints over the network, the clock. Never rejects. */
export async function answerLive(effect: Effect, signal: AbortSignal, world: DriverWorld): Promise<Reply> {
  switch (effect.kind) {
    case 'embed':
      return { kind: 'embed', result: await world.embed(effect.prompt) };
    case 'judge':
      return { kind: 'judge', result: await world.judge(effect.prompt) };
    case 'wait':
      return wait(effect.milliseconds, signal, world.chat);
    case 'call':
      return { kind: 'call', result: await heardCall(effect, signal, world) };
  }
}

async function wait(milliseconds: number, signal: AbortSignal, { after, now }: ChatWorld): Promise<Reply> {
  const startMs = now();
  if (!signal.aborted)
    await new Promise<void>((resolve) => {
      const end = (): void => {
        prevent();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const prevent = after(milliseconds, end);
      signal.addEventListener('abort', end);
    });
  return { kind: 'wait', waitedMs: now() - startMs, cancelled: signal.aborted };
}

/** A call that is heard of exactly once, whatever becomes of it. */
async function heardCall(
  effect: Effect & { kind: 'call' },
  signal: AbortSignal,
  world: DriverWorld,
): Promise<CallReply> {
  let isHeard = false;
  const onLimits = (limits: LimitHint | null): void => {
    if (!isHeard) world.onHeard(effect.endpointId, limits);
    isHeard = true;
  };
  try {
    return await call(effect, signal, world, onLimits);
  } finally {
    onLimits(null);
  }
}

async function call(
  effect: Effect & { kind: 'call' },
  signal: AbortSignal,
  world: DriverWorld,
  onLimits: (limits: LimitHint) => void,
): Promise<CallReply> {
  const endpoint = world.endpoint(effect.endpointId);
  if (endpoint === null)
    return refused({ code: 'no-endpoint', message: 'The endpoint is gone from Settings.', retryable: false });
  const queuedFrom = world.chat.now();
  let leave: () => void;
  let admission = freeAdmission;
  let cost: CallCost = { costUsd: 0 };
  try {
    leave = await world.gate.enter(endpoint.origin, signal);
  } catch {
    return refused(cancelled);
  }
  const queuedMs = world.chat.now() - queuedFrom;
  try {
    const answers = answersAsked(effect, world.answers);
    const messages = chatMessages(effect.sent ?? effect.prompt, answers.brief);
    const admitted = world.admit(effect.endpointId, {
      inputBytes: chatBytes(messages),
      maxOutputTokens: answers.maxOutputTokens,
    });
    if ('code' in admitted) return refused(admitted);
    admission = admitted;
    const report = await streamChat(
      {
        target: endpoint.target,
        messages,
        maxOutputTokens: admission.maxOutputTokens ?? answers.maxOutputTokens,
        inputTokens: effect.inputTokens,
        timeouts: {
          firstTokenMs: effect.timeouts.firstTokenMs ?? endpoint.timeoutMs,
          betweenTokensMs: effect.timeouts.betweenTokensMs ?? defaultTimeouts.betweenTokensMs,
        },
        signal,
        onDelta: world.onDelta,
        onLimits,
      },
      world.chat,
    );
    const noted = noteOf(effect.endpointId, endpoint, report, { queuedMs, admission, answers });
    cost = noted;
    world.onCall(noted);
    return replyOf(report, noted);
  } finally {
    admission.settle(cost);
    leave();
  }
}

/** What is asked of the answer; a short one is asked for in words too. */
function answersAsked({ maxOutputTokens }: Effect & { kind: 'call' }, answers: AnswerAsk): AnswerAsk {
  if (maxOutputTokens === undefined) return answers;
  const most = Math.min(maxOutputTokens, answers.maxOutputTokens ?? maxOutputTokens);
  return { ...answers, maxOutputTokens: most, brief: true };
}

/** Nothing was sent. */
function refused(failure: Failure): CallReply {
  return { ok: false, failure, durationMs: 0, costUsd: 0 };
}

/** Under what a call was sent. */
interface CallTerms {
  readonly queuedMs: number;
  readonly admission: CallAdmission;
  readonly answers: AnswerAsk;
}

function noteOf(
  endpointId: EndpointId,
  endpoint: DriverEndpoint,
  report: ChatReport,
  { queuedMs, admission, answers }: CallTerms,
): LiveCall {
  const { label, tier, leavesDevice, origin, price } = endpoint;
  const { failure, text, reasoning, finishReason, tokens, usage, ttftMs, tpotMs, durationMs, bytesSent } = report;
  const mended = answers.repairJson && failure === null ? mendJson(text) : null;
  // Providers bill no call that brought no token.
  const billed = failure === null || ttftMs !== null;
  const costUsd = billed ? (price?.(tokens) ?? 0) : 0;
  const { maxOutputTokens: held } = admission;
  return {
    endpointId,
    label,
    tier,
    ...(leavesDevice === undefined ? {} : { leavesDevice }),
    origin,
    text,
    reasoning,
    finishReason,
    ...(mended === null ? {} : { mended }),
    tokens,
    usage,
    ttftMs,
    tpotMs,
    durationMs,
    queuedMs,
    bytesSent,
    costUsd,
    ...mostOf(report, costUsd, admission),
    ...(held === null || held === answers.maxOutputTokens ? {} : { heldToTokens: held }),
    priced: price !== null,
    retryAfter: report.retryAfter,
    error: failure,
  };
}

function replyOf(report: ChatReport, { costUsd }: LiveCall): CallReply {
  const { failure, ttftMs, tpotMs, tokens, durationMs } = report;
  if (failure !== null) return { ok: false, failure, durationMs, costUsd };
  // Nobody has judged the answer yet.
  const unjudged = { quality: null, qualitySource: null };
  return {
    ok: true,
    ttftMs: ttftMs ?? durationMs,
    tpotMs: tpotMs ?? 0,
    tokens,
    costUsd,
    ...unjudged,
    durationMs,
  };
}
