import type { Decision } from '../../core/domain/decision';
import type { FlightEvent } from '../../core/domain/flight-event';
import type { EndpointId } from '../../core/domain/endpoint';
import type { LimitHint } from '../../core/domain/limit-hint';
import type { LiveCall, LiveJudgement, LiveRecord } from '../../core/domain/live-record';
import type { Outcome } from '../../core/domain/outcome';
import type { Prompt } from '../../core/domain/prompt';
import { flight } from '../../core/flight';
import type { FlightContext } from '../../core/flight-context';
import type { After } from '../../live/chat/call-watch';
import { costBasisOf } from '../baselines/cost-basis-of';
import { noRouterTimes } from '../../core/no-router-times';
import type { PromptShortener } from '../encoder/prompt-shortener';
import { liveSummary } from './live-summary';
import type { AskedSummary } from './live-summary';
import { answerLive } from '../../live/live-driver';
import type { DriverWorld } from '../../live/live-driver';

/** What one live flight takes from its surroundings. */
export interface LiveFlightWorld {
  /** `emit` and the times are the flight's own here. */
  readonly context: Omit<FlightContext, 'emit' | 'routerTimes'>;
  readonly driver: Omit<DriverWorld, 'onCall' | 'onDelta' | 'onHeard'>;
  /** What the judging model said of this prompt, once it was asked. */
  readonly judgement: () => LiveJudgement | null;
  readonly shortener: PromptShortener;
  readonly emit: (event: FlightEvent) => void;
}

/** Bits of an answer that come faster than this are shown together, ms. */
const deltaMs = 60;

/** Flies one prompt with the simulation's own routing code, answered by the world itself. Ends exactly once, whatever happens. */
export async function flyLive(prompt: Prompt, world: LiveFlightWorld, signal: AbortSignal): Promise<LiveRecord> {
  const { context, driver, emit, shortener } = world;
  const { answers } = context.policy.policy;
  const { chat } = driver;
  const startedAt = new Date(chat.wallMs()).toISOString();
  const startMs = chat.now();
  const calls: LiveCall[] = [];
  const deltas = new Deltas(chat.after, emit);
  let decidedMs: number | null = null;
  // What cannot be shortened is sent whole.
  await shortener.prepare([prompt], answers, signal).catch(() => undefined);
  const asked = await liveSummary(prompt, context, driver, signal);
  const summaryUsd = asked?.call.costUsd ?? 0;
  const whole = (outcome: Outcome): Outcome =>
    withBeside(outcome, { calls, judgement: world.judgement(), ...summaryCallOf(asked) });
  const run = flight(prompt, {
    ...context,
    spentUsd: context.spentUsd + summaryUsd,
    summarise: () => asked?.summary ?? null,
    shorten: shortener.under(answers),
    routerTimes: noRouterTimes,
    emit: (event) => {
      if (event.kind === 'decision-end') decidedMs = chat.now() - startMs;
      deltas.flush();
      emit(event.kind === 'outcome-end' ? { ...event, outcome: whole(event.outcome) } : event);
    },
  });
  const own = {
    ...driver,
    onCall: (call: LiveCall) => void calls.push(call),
    onDelta: (text: string) => deltas.add(text),
    onHeard: (endpointId: EndpointId, limits: LimitHint | null) => tellRate(endpointId, limits, context),
  };
  let step = run.next();
  while (step.done !== true) step = run.next(await answerLive(step.value, signal, own));
  const { tierDecision, decision, outcome } = step.value;
  const { semanticScore, judgeDifficulty } = tierDecision;
  return {
    prompt,
    startedAt,
    decision: plainDecision(decision),
    semanticScore,
    judgeDifficulty,
    outcome: whole(withRouterTime(outcome, decidedMs ?? 0)),
    calls,
    judgement: world.judgement(),
    ...summaryCallOf(asked),
  };
}

/** What an answer's headers say of its server's limit holds the calls after it back. */
function tellRate(
  endpointId: EndpointId,
  limits: LimitHint | null,
  { policy, dispatch, nowMs }: LiveFlightWorld['context'],
): void {
  const endpoint = policy.endpoints.get(endpointId);
  if (endpoint === undefined || !policy.policy.resilience.rateLimit.enabled) return;
  dispatch.rate(endpoint, nowMs()).heard(limits, nowMs());
}

function summaryCallOf(asked: AskedSummary | null): Pick<LiveRecord, 'summaryCall'> {
  return asked === null ? {} : { summaryCall: asked.call };
}

/** The time to decide is measured here; the simulation takes it from a table. */
function withRouterTime(outcome: Outcome, routerMs: number): Outcome {
  if (!('latencyMs' in outcome) || outcome.latencyMs === null) return outcome;
  const latencyMs = outcome.latencyMs + routerMs;
  return outcome.kind === 'completed'
    ? { ...outcome, latencyMs, ttftMs: outcome.ttftMs + routerMs }
    : { ...outcome, latencyMs };
}

/**
 * A judge's call, and one for a summary, sent along or not, are costs of the request that they were made for; and what the sum is
 * worth is said with it.
 */
function withBeside(outcome: Outcome, record: Pick<LiveRecord, 'calls' | 'judgement' | 'summaryCall'>): Outcome {
  if (!('costUsd' in outcome)) return outcome;
  const costBasis = costBasisOf(record);
  const costUsd = outcome.costUsd + (record.judgement?.costUsd ?? 0) + (record.summaryCall?.costUsd ?? 0);
  return { ...outcome, costUsd, ...(costBasis === undefined ? {} : { costBasis }) };
}

/** Nearest exemplars say why; a hundred sentences a row need not be kept for it. */
function plainDecision(decision: Decision): Decision {
  return {
    ...decision,
    trace: decision.trace.map(({ evidence, ...entry }) =>
      evidence === undefined ? entry : { ...entry, evidence: evidence.slice(0, 4) },
    ),
  };
}

/** Collects an answer's bits, so that a fast server does not fill the wire. */
class Deltas {
  readonly #after: After;
  readonly #emit: (event: FlightEvent) => void;
  #text = '';
  #tokens = 0;
  #prevent: (() => void) | null = null;

  constructor(after: After, emit: (event: FlightEvent) => void) {
    this.#after = after;
    this.#emit = emit;
  }

  add(text: string): void {
    this.#text += text;
    this.#tokens += 1;
    this.#prevent ??= this.#after(deltaMs, () => this.flush());
  }

  flush(): void {
    this.#prevent?.();
    this.#prevent = null;
    if (this.#tokens === 0) return;
    this.#emit({ kind: 'token-delta', tokens: this.#tokens, text: this.#text });
    this.#text = '';
    this.#tokens = 0;
  }
}
