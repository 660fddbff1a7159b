import type { EndpointId } from '../domain/endpoint';
import type { Attempt, Outcome } from '../domain/outcome';
import type { Prompt } from '../domain/prompt';
import type { FailureCode } from '../domain/result';
import { sentPrompt } from '../conversations/sent-prompt';
import type { SentPrompt } from '../conversations/sent-prompt';
import type { CallReply, Effect, Reply } from '../effects';
import type { FlightContext } from '../flight-context';
import { learningOf } from '../pillars/learning-of';
import type { RandomStream } from '../sim/rng';
import { callSign } from './call-sign';
import { expectedCost } from './expected-cost';
import { giveUp } from './give-up';
import type { Hindrance } from './hindrance';
import { blockage } from './hindrance';
import { offPeakDeferralMs } from './off-peak-deferral';
import { retryWaitMs } from './retry-wait-ms';
import { joinBatch } from './join-batch';
import type { Batched } from './join-batch';
import type { SendingRate } from './sending-rate';
import { hinderedBy, serversOf } from './servers-of';

/** One request on its way to an answer: who may be asked, in order, and the router's own time before, ms. */
export interface DispatchRequest {
  readonly prompt: Prompt;
  /** Endpoints that the gates left, the picked one first. */
  readonly chain: readonly EndpointId[];
  readonly routerMs: number;
  /** Endpoints that may give a short answer where the chain gives none; null: there is an answer already, nothing degrades. */
  readonly spare: ReadonlySet<EndpointId> | null;
  readonly maxOutputTokens?: number;
  /** The prompt as LinUCB sees it. */
  readonly banditFeatures: readonly number[];
}

/** What a request has been through so far. */
interface Progress {
  readonly attempts: Attempt[];
  elapsedMs: number;
  costUsd: number;
  waitMs: number;
  /** Waited for cheap hours, by schedule; part of no latency. */
  deferredMs: number;
  /** The batch that the next call goes in; a retry goes alone. */
  batched: Batched | null;
  /** What backoffs are drawn from, made at the first. */
  backoff: RandomStream | null;
}

type Writable<Thing> = { -readonly [Key in keyof Thing]: Thing[Key] };

type Steps<Value> = Generator<Effect, Value, Reply>;

/**
 * Calls the endpoints of the chain in order until one answers: retries with backoff at the same endpoint, then the next one.
 * An endpoint that is hindered (breaker open, full, budget spent) gets no call. Every attempt is billed and its time and
 * waits count. When nobody answers, the request degrades by the policy or fails with the last error.
 */
export function* dispatch(request: DispatchRequest, context: FlightContext): Steps<Outcome> {
  const progress: Progress = {
    attempts: [],
    elapsedMs: request.routerMs,
    costUsd: 0,
    waitMs: 0,
    deferredMs: 0,
    batched: null,
    backoff: null,
  };
  let hindered: Hindrance | null = null;
  for (const [position, endpointId] of request.chain.entries()) {
    const hinders = hinderedBy(endpointId, request.prompt, progress.costUsd, context);
    if (hinders !== null) {
      hindered ??= hinders;
      continue;
    }
    const rest = request.chain.slice(position + 1);
    const outcome = yield* callUntilDone(endpointId, rest, request, progress, context);
    if (outcome !== null) return outcome;
  }
  const short = { ...request, maxOutputTokens: context.policy.policy.resilience.degradation.shorterTokens };
  const callShort = (id: EndpointId) => callOnce(id, id, short, progress, context);
  return yield* giveUp(progress, { hindered, request, callShort }, context);
}

/** Tries one endpoint as often as the policy allows; null when the next one is to be asked. */
function* callUntilDone(
  endpointId: EndpointId,
  rest: readonly EndpointId[],
  request: DispatchRequest,
  progress: Progress,
  context: FlightContext,
): Steps<Outcome | null> {
  const { retry, rateLimit } = context.policy.policy.resilience;
  if (context.policy.policy.batching !== null) progress.batched = yield* joinBatch(endpointId, request.prompt, context);
  const deferralMs = progress.batched === null ? offPeakDeferralMs(endpointId, request.prompt, context) : 0;
  if (deferralMs > 0) yield { kind: 'wait', milliseconds: deferralMs };
  progress.deferredMs += deferralMs;
  for (let tries = 1; ; tries += 1) {
    const server = serverOf(endpointId, request, progress, context);
    if (server === undefined) return null;
    if (rateLimit.enabled && progress.batched === null) {
      const queued = yield* passLimits(server, request, progress, context);
      if (queued !== 'through') return queued === 'cancelled' ? cancelled(progress) : null;
    }
    const reply = yield* callOnce(endpointId, server, request, progress, context);
    if (reply.ok) return completed(reply, progress);
    const { failure } = reply;
    if (failure.code === 'cancelled') return cancelled(progress);
    progress.backoff ??= context.streams.stream('prompt', request.prompt.id, 'backoff');
    const waitMs = retryWaitMs(reply, tries, retry, progress.backoff);
    const isOpen = (id: EndpointId): boolean => hinderedBy(id, request.prompt, progress.costUsd, context) === null;
    const next = rest.find(isOpen) ?? null;
    const nextEndpointId = waitMs === null ? next : server;
    context.emit?.({
      kind: 'dispatch-failed',
      endpointId: server,
      error: failure,
      nextEndpointId,
      waitMs: waitMs ?? 0,
    });
    if (waitMs === null) return null;
    if (!(yield* wait(waitMs, progress))) return cancelled(progress);
    // Meanwhile others may have opened its breaker, filled it, or spent the budget.
    if (!isOpen(endpointId)) return null;
  }
}

/** Who takes the call; undefined when nobody can. */
function serverOf(
  endpointId: EndpointId,
  { prompt }: DispatchRequest,
  progress: Progress,
  context: FlightContext,
): EndpointId | undefined {
  const { group, usable } = serversOf(endpointId, prompt, progress.costUsd, context);
  const server = group === null ? usable[0] : context.dispatch.balance(usable, group, context.request);
  return server !== undefined && context.policy.endpoints.has(server) ? server : undefined;
}

/** Lets a call through the limits of a server, after its line; it may be blocked when the turn has come. */
function* passLimits(
  server: EndpointId,
  { prompt }: DispatchRequest,
  progress: Progress,
  context: FlightContext,
): Steps<'through' | 'blocked' | 'cancelled'> {
  const endpoint = context.policy.endpoints.get(server);
  if (endpoint === undefined) return 'blocked';
  const { longestWaitMs } = context.policy.policy.resilience.rateLimit;
  const { inputTokens } = sentTo(server, prompt, context);
  const tokens = inputTokens + endpoint.outputTokens.median;
  const rate = context.dispatch.rate(endpoint, context.nowMs());
  const hasWaited = yield* standInLine(rate, tokens, longestWaitMs, progress, context);
  const isBlocked =
    hasWaited && (rate.heldMs(context.nowMs()) > 0 || blockage(server, progress.costUsd, context) !== null);
  if (hasWaited && !isBlocked) rate.send();
  else rate.giveBack(tokens, context.nowMs());
  if (!hasWaited) return 'cancelled';
  return isBlocked ? 'blocked' : 'through';
}

/** Waits for its turn, and on where that turns out to be later; no longer than the policy wants. False when the user gave up. */
function* standInLine(
  rate: SendingRate,
  tokens: number,
  longestWaitMs: number,
  progress: Progress,
  { nowMs }: FlightContext,
): Steps<boolean> {
  let waitMs = rate.reserve(tokens, nowMs());
  do {
    if (!(yield* wait(waitMs, progress))) return false;
    waitMs = rate.heldMs(nowMs());
  } while (waitMs > 0 && progress.waitMs + waitMs <= longestWaitMs);
  return true;
}

/** One call: counted as under way while it lasts, billed, and told to the breaker and the arms. */
function* callOnce(
  armId: EndpointId,
  endpointId: EndpointId,
  { prompt, banditFeatures, maxOutputTokens }: DispatchRequest,
  progress: Progress,
  context: FlightContext,
): Steps<CallReply> {
  const { resilience } = context.policy.policy;
  const attempt = progress.attempts.length;
  const sent = sentTo(endpointId, prompt, context);
  const { inputTokens } = sent;
  // The live driver sets aside by itself what it has learnt that calls cost.
  const expectedUsd = context.live ? 0 : expectedCost(context.policy.endpoints.get(endpointId), inputTokens);
  const ticket = context.dispatch.begin(endpointId, context.nowMs(), resilience, expectedUsd);
  context.arms.pull(armId);
  context.emit?.({ kind: 'dispatch-start', endpointId, attempt });
  let result: CallReply | null = null;
  try {
    const { timeouts } = resilience;
    const whole = { kind: 'call', prompt, endpointId, attempt, inputTokens, timeouts } as const;
    const alone = maxOutputTokens === undefined ? whole : { ...whole, maxOutputTokens };
    const call = progress.batched === null ? alone : { ...alone, batchFactor: progress.batched.factor };
    const reply: Reply = yield sent.prompt === prompt ? call : { ...call, sent: sent.prompt };
    if (reply.kind !== 'call') throw new Error(`call effect answered by ${reply.kind}`);
    result = reply.result;
  } finally {
    // Also when the flight is abandoned in mid-call: the place at the endpoint must become free.
    const sign = result === null ? 'silent' : callSign(result.ok ? null : result.failure.code);
    const isBack = context.dispatch.end(ticket, sign, result?.costUsd ?? 0, context.nowMs(), resilience);
    if (isBack) context.arms.forgive(armId);
  }
  enter(armId, endpointId, result, sent, progress);
  if (result.ok || result.failure.code !== 'cancelled')
    context.dispatch.observe(endpointId, result.ok, durationOf(result));
  tellRate(endpointId, result, context);
  if (result.ok) context.dispatch.answered(endpointId, result.ttftMs);
  else learnFailure(armId, result.failure.code, context, banditFeatures);
  return result;
}

/** What a call's end says of the endpoint's limits. */
function tellRate(endpointId: EndpointId, reply: CallReply, { dispatch: state, policy, nowMs }: FlightContext): void {
  if (!policy.policy.resilience.rateLimit.enabled) return;
  const endpoint = policy.endpoints.get(endpointId);
  if (endpoint === undefined) return;
  const now = nowMs();
  const rate = state.rate(endpoint, now);
  if (reply.ok) rate.answered(now);
  else if (reply.failure.code === 'rate-limited') rate.refused(reply.failure.retryAfterMs, now);
}

function learnFailure(
  endpointId: EndpointId,
  code: FailureCode,
  { arms, policy }: FlightContext,
  features: readonly number[],
): void {
  const { bandit } = policy.policy;
  // A call of which nothing was sent says nothing of the endpoint.
  if (code === 'cancelled' || code === 'no-endpoint') arms.cancel(endpointId);
  else if (!bandit.frozen) arms.fail(endpointId, learningOf(bandit, features));
}

function sentTo(endpointId: EndpointId, prompt: Prompt, { policy, shorten, summarise }: FlightContext): SentPrompt {
  const endpoint = policy.endpoints.get(endpointId);
  if (endpoint === undefined) throw new Error(`dispatch: ${endpointId} is not in the catalogue`);
  const { historyTokens } = policy.policy.answers;
  return sentPrompt(prompt, { historyTokens, shorten, summarise }, endpoint);
}

function enter(
  armId: EndpointId,
  endpointId: EndpointId,
  reply: CallReply,
  sent: SentPrompt,
  progress: Progress,
): void {
  const attempt = attemptOf(armId, endpointId, reply, sent, progress);
  progress.attempts.push(attempt);
  progress.costUsd += reply.costUsd;
  progress.elapsedMs += attempt.durationMs;
  progress.waitMs = 0;
  progress.batched = null;
}

function tripOf({ factor, ...trip }: Batched, costUsd: number): NonNullable<Attempt['batch']> {
  return { ...trip, savedUsd: costUsd / factor - costUsd };
}

/** What is said only of some attempts is left out of most. Set key by key: see `stageVerdict`. */
function attemptOf(
  armId: EndpointId,
  endpointId: EndpointId,
  reply: CallReply,
  { trimmed, shortened }: SentPrompt,
  { elapsedMs, waitMs, deferredMs, batched }: Progress,
): Attempt {
  const { costUsd, queueMs, bill } = reply;
  const attempt: Writable<Attempt> = { endpointId, startMs: elapsedMs, durationMs: durationOf(reply), costUsd };
  if (!reply.ok) attempt.error = reply.failure;
  if (armId !== endpointId) attempt.inPlaceOf = armId;
  if (trimmed !== null) attempt.trimmed = trimmed;
  if (shortened !== null) attempt.shortened = shortened;
  if (waitMs > 0) attempt.waitMs = waitMs;
  if (queueMs !== undefined) attempt.queueMs = queueMs;
  if (bill !== undefined) attempt.bill = bill;
  if (reply.ok && reply.wake !== undefined) attempt.wake = reply.wake;
  if (deferredMs > 0) attempt.deferredMs = deferredMs;
  if (batched !== null) attempt.batch = tripOf(batched, costUsd);
  return attempt;
}

function durationOf(reply: CallReply): number {
  if (!reply.ok) return reply.durationMs;
  return reply.durationMs ?? reply.ttftMs + reply.tpotMs * (reply.tokens.visible + reply.tokens.reasoning);
}

/** Waits; false when the user gave up meanwhile. */
function* wait(milliseconds: number, progress: Progress): Steps<boolean> {
  if (milliseconds <= 0) return true;
  const reply = yield { kind: 'wait', milliseconds };
  if (reply.kind !== 'wait') throw new Error(`wait effect answered by ${reply.kind}`);
  const waitedMs = reply.waitedMs ?? milliseconds;
  progress.elapsedMs += waitedMs;
  progress.waitMs += waitedMs;
  return reply.cancelled !== true;
}

function completed(reply: CallReply & { ok: true }, progress: Progress): Outcome {
  const { attempts, costUsd, elapsedMs } = progress;
  const { ttftMs, tpotMs, tokens, quality, qualitySource, confidence } = reply;
  const outcome: Outcome = {
    kind: 'completed',
    ttftMs: (attempts.at(-1)?.startMs ?? 0) + ttftMs,
    tpotMs,
    latencyMs: elapsedMs,
    tokens,
    costUsd,
    quality,
    qualitySource,
    attempts,
  };
  return confidence === undefined ? outcome : { ...outcome, confidence };
}

function cancelled({ attempts, costUsd, elapsedMs }: Progress): Outcome {
  return { kind: 'cancelled', latencyMs: elapsedMs, costUsd, attempts };
}
