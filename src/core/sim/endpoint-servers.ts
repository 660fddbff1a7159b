import { sentPrompt } from '../conversations/sent-prompt';
import { limitCall } from '../dispatch/limit-call';
import type { Endpoint, EndpointId } from '../domain/endpoint';
import type { Scenario } from '../domain/scenario';
import type { CallReply, CallTimeouts, Effect } from '../effects';
import { callUnder } from './call-under';
import type { CallWorld } from './endpoint-model';
import type { Conditions } from './incident-board';
import { isMetered, PriceMeter } from './price-meter';
import { PromptCaches } from './prompt-caches';
import { Quota } from './quota';
import { ServerPool } from './server-pool';
import { callMs } from './under-conditions';
import { wakeCall } from './wake-call';

/** Time in which a provider says 429, ms; the way there and back comes on top. */
const REFUSAL_MS = 50;

/** A call on its way: who made it, and what it brings once it is served. */
export interface Job<Caller> {
  readonly caller: Caller;
  readonly station: Station<Caller>;
  readonly timeouts: CallTimeouts;
  readonly enteredMs: number;
  /** Turned away at the door: it takes no machine. */
  readonly refused: boolean;
  /** What incidents make of its price. */
  readonly priceFactor: number;
  /** What a summary of its history cost, made elsewhere; part of its reply's cost. */
  readonly summaryUsd: number;
  /** What its service brings; from its start on with the time in line. */
  reply: CallReply;
  stage: 'in-line' | 'in-service' | 'ended';
}

/** An endpoint's machines and quotas in one run. */
interface Station<Caller> {
  readonly endpoint: Endpoint;
  readonly pool: ServerPool<Job<Caller>>;
  readonly promptCaches: PromptCaches;
  /** Null where a token costs the same at all times. */
  readonly meter: PriceMeter | null;
  readonly requests: Quota | null;
  readonly tokens: Quota | null;
  /** Of rate limits that incidents put up, by incident. */
  readonly incidentQuotas: Map<string, Quota>;
  lastBusyMs: number;
}

/** A job's end: it is answered, or its caller gives up, in service or in line. */
export interface JobEnd<Caller> {
  readonly kind: 'job-end' | 'line-end';
  readonly job: Job<Caller>;
}

/**
 * The machines behind a session's endpoints: limits on how much is served at once, with a line before each, quotas by the
 * minute, models that fall asleep, and the incidents of the scenario. Calls that nothing holds up take what `simulateCall` says.
 */
export class EndpointServers<Caller> {
  readonly #stations = new Map<EndpointId, Station<Caller>>();

  constructor(
    private readonly calls: CallWorld,
    private readonly scenario: Scenario,
    private readonly schedule: (timeMs: number, end: JobEnd<Caller>) => void,
  ) {}

  /** Takes in a call of the nth request of the session. */
  enter(caller: Caller, effect: Effect & { kind: 'call' }, request: number, nowMs: number): void {
    const station = this.#stationOf(effect.endpointId, nowMs);
    const { timeouts } = effect;
    const { reply, refused, priceFactor, summaryUsd } = this.#receive(effect, station, request, nowMs);
    const job: Job<Caller> = {
      caller,
      station,
      timeouts,
      enteredMs: nowMs,
      refused,
      priceFactor,
      summaryUsd,
      reply,
      stage: 'in-line',
    };
    if (refused || station.pool.enter(job, effect.prompt.metadata.priority === 'high')) {
      this.#start(job, nowMs);
    } else if (timeouts.firstTokenMs !== null) {
      this.schedule(nowMs + timeouts.firstTokenMs, { kind: 'line-end', job });
    }
  }

  /** Ends a job, and starts the next in line; null where it is not at its end, but under way or over. */
  end({ kind, job }: JobEnd<Caller>, nowMs: number): CallReply | null {
    const { station, stage } = job;
    if (stage === 'ended' || (kind === 'line-end' && stage === 'in-service')) return null;
    job.stage = 'ended';
    if (stage === 'in-line') {
      station.pool.abandon(job);
      return outwaited(station.endpoint, nowMs - job.enteredMs);
    }
    if (job.refused) return job.reply;
    station.lastBusyMs = nowMs;
    const next = station.pool.leave();
    if (next !== undefined) this.#start(next, nowMs);
    return job.reply;
  }

  /** Calls that an endpoint serves and that stand in its line. */
  load(endpointId: EndpointId): { readonly busy: number; readonly waiting: number } {
    const pool = this.#stations.get(endpointId)?.pool;
    return { busy: pool?.busy ?? 0, waiting: pool?.waiting ?? 0 };
  }

  /** Tokens that an endpoint has billed; null where its price does not ask for them. */
  billedTokens(endpointId: EndpointId): number | null {
    return this.#stations.get(endpointId)?.meter?.tokens ?? null;
  }

  /** Tokens that it had billed at a moment of the session's clock, ms; 0 where its price does not ask for them. */
  billedTokensAt(endpointId: EndpointId, nowMs: number): number {
    return this.#stations.get(endpointId)?.meter?.tokensAt(nowMs) ?? 0;
  }

  #start(job: Job<Caller>, nowMs: number): void {
    job.stage = 'in-service';
    const { endpoint, meter } = job.station;
    const whole = queued(job.reply, nowMs - job.enteredMs);
    const kept = limitCall(whole, job.timeouts, endpoint);
    job.reply =
      meter === null ? kept : withSummary(meter.bill(whole, kept, nowMs, job.priceFactor), kept, job.summaryUsd);
    this.schedule(job.enteredMs + callMs(job.reply), { kind: 'job-end', job });
  }

  #receive(
    effect: Effect & { kind: 'call' },
    station: Station<Caller>,
    request: number,
    nowMs: number,
  ): Pick<Job<Caller>, 'reply' | 'refused' | 'priceFactor' | 'summaryUsd'> {
    const { endpoint } = station;
    const moment = { request, nowMs };
    const { prompt, attempt, maxOutputTokens } = effect;
    const calls = maxOutputTokens === undefined ? this.calls : shortened(this.calls, maxOutputTokens);
    const sent = sentPrompt(prompt, this.calls, endpoint);
    const cached = station.promptCaches.read(prompt, endpoint, nowMs, sent);
    const { reply, conditions } = callUnder(prompt, endpoint, attempt, moment, calls, this.scenario, cached);
    const priceFactor = conditions.priceFactor * (effect.batchFactor ?? 1);
    const summaryUsd = attempt === 0 ? (sent.trimmed?.summary?.costUsd ?? 0) : 0;
    const job = { priceFactor, summaryUsd };
    const roundTripMs = this.scenario.roundTripMs[endpoint.region] ?? 0;
    // A batch has machines and limits of its own.
    if (effect.batchFactor !== undefined)
      return { reply: discounted(reply, effect.batchFactor), refused: true, ...job };
    if (conditions.down) return { reply, refused: true, ...job };
    const retryAfterMs = this.#quotaWaitMs(station, conditions, reply, nowMs);
    if (retryAfterMs > 0) return { reply: limited(endpoint, retryAfterMs, roundTripMs), refused: true, ...job };
    if (reply.ok) station.promptCaches.keep(prompt, nowMs, sent.inputTokens);
    return {
      reply: station.pool.busy > 0 ? reply : wakeCall(reply, endpoint, nowMs - station.lastBusyMs),
      refused: false,
      ...job,
    };
  }

  /** Uses the quotas of a call that they let through, and answers 0; else the time after which it may come again. */
  #quotaWaitMs(station: Station<Caller>, { rateLimits }: Conditions, reply: CallReply, nowMs: number): number {
    const { requests, tokens, incidentQuotas } = station;
    if (rateLimits.length === 0 && requests === null && tokens === null) return 0;
    const quotas = rateLimits.map(({ id, requestsPerMinute }) => {
      const quota = incidentQuotas.get(id) ?? new Quota(requestsPerMinute, nowMs);
      incidentQuotas.set(id, quota);
      return quota;
    });
    if (requests !== null) quotas.push(requests);
    const used = reply.ok ? reply.tokens.input + reply.tokens.visible + reply.tokens.reasoning : 0;
    const waits = quotas.map((quota) => quota.waitMs(1, nowMs));
    const longest = Math.max(0, tokens?.waitMs(used, nowMs) ?? 0, ...waits);
    if (longest > 0) return longest;
    for (const quota of quotas) quota.take(1, nowMs);
    tokens?.take(used, nowMs);
    return 0;
  }

  #stationOf(endpointId: EndpointId, nowMs: number): Station<Caller> {
    let station = this.#stations.get(endpointId);
    if (station !== undefined) return station;
    const endpoint = this.calls.endpoints.get(endpointId);
    if (endpoint === undefined) throw new Error(`${endpointId} is not in the catalogue`);
    const { server, price } = endpoint;
    const plan = price.kind === 'flat' ? price.concurrency : null;
    const quota = (perMinute: number | null | undefined): Quota | null =>
      perMinute === null || perMinute === undefined ? null : new Quota(perMinute, nowMs);
    station = {
      endpoint,
      pool: new ServerPool(server?.concurrency ?? plan),
      promptCaches: new PromptCaches(),
      meter: isMetered(price) ? new PriceMeter(price, this.calls.startHour ?? 9) : null,
      requests: quota(server?.requestsPerMinute),
      tokens: quota(server?.tokensPerMinute),
      incidentQuotas: new Map(),
      lastBusyMs: 0,
    };
    this.#stations.set(endpointId, station);
    return station;
  }
}

/** A metered bill is of the endpoint's own tokens. */
function withSummary(billed: CallReply, before: CallReply, summaryUsd: number): CallReply {
  return billed === before || summaryUsd === 0 ? billed : { ...billed, costUsd: billed.costUsd + summaryUsd };
}

/** A call at its share of the price. */
function discounted(reply: CallReply, factor: number): CallReply {
  return { ...reply, costUsd: reply.costUsd * factor };
}

function queued(reply: CallReply, queueMs: number): CallReply {
  if (queueMs === 0) return reply;
  const { costUsd } = reply;
  if (!reply.ok) return { ok: false, failure: reply.failure, durationMs: reply.durationMs + queueMs, costUsd, queueMs };
  const { tpotMs, tokens, quality, qualitySource } = reply;
  return { ok: true, ttftMs: reply.ttftMs + queueMs, tpotMs, tokens, costUsd, quality, qualitySource, queueMs };
}

function limited(endpoint: Endpoint, waitMs: number, roundTripMs: number): CallReply {
  // A provider that will never let it through says nothing of when.
  const advice = Number.isFinite(waitMs) ? { retryAfterMs: Math.ceil(waitMs) } : {};
  const seconds = Number.isFinite(waitMs) ? ` Retry after ${Math.ceil(waitMs / 1000)} s.` : '';
  const message = `${endpoint.label} answered 429, too many requests (simulated).${seconds}`;
  const failure = { code: 'rate-limited', message, retryable: true, ...advice } as const;
  return { ok: false, failure, durationMs: REFUSAL_MS + roundTripMs, costUsd: 0 };
}

/** What a caller has of a call that was given up in line. */
function outwaited(endpoint: Endpoint, queueMs: number): CallReply {
  const message = `${endpoint.label} had no machine free within ${Math.round(queueMs)} ms (simulated).`;
  const failure = { code: 'timeout-first-token', message, retryable: true } as const;
  return { ok: false, failure, durationMs: queueMs, costUsd: 0, queueMs };
}

/** The same endpoints asked for answers of at most so many tokens. */
function shortened(calls: CallWorld, tokens: number): CallWorld {
  return { ...calls, maxOutputTokens: Math.min(tokens, calls.maxOutputTokens ?? tokens) };
}
