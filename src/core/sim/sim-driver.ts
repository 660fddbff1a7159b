import type { Endpoint } from '../domain/endpoint';
import type { FlightEvent } from '../domain/flight-event';
import type { Outcome } from '../domain/outcome';
import type { Prompt } from '../domain/prompt';
import type { Failure, Result } from '../domain/result';
import type { Scenario } from '../domain/scenario';
import type { RouterTimes } from '../domain/router-times';
import type { CompiledPolicy } from '../compiled-policy';
import { drained } from '../drained';
import type { ShortenPrompt } from '../conversations/sent-prompt';
import type { Effect, EmbeddedText, Reply } from '../effects';
import type { FlightResult } from '../flight';
import { featuresOf } from '../features/features-of';
import { flight } from '../flight';
import { ResponseCache } from '../cache/response-cache';
import { summariserOf } from '../conversations/summariser-of';
import { ConversationTable } from '../conversations/conversation-table';
import { LoadWatch } from '../dispatch/load-watch';
import { DispatchState } from '../dispatch/dispatch-state';
import { armPriors } from '../pillars/arm-priors';
import { ArmTable } from '../pillars/arm-table';
import { complexityReading } from '../pillars/complexity-reading';
import { judgeSurrogate } from '../pillars/judge-surrogate';
import type { RouterModel } from '../pillars/router-model';
import type { SemanticIndex } from '../pillars/semantic-index';
import { arrivalTimesInSteps } from './arrival-times';
import { BatchCollector } from './batch-collector';
import type { BatchBack, BatchDue } from './batch-collector';
import type { CallWorld } from './endpoint-model';
import { ablestOf } from './endpoint-model';
import { EndpointServers } from './endpoint-servers';
import type { JobEnd } from './endpoint-servers';
import { Kernel } from './kernel';
import type { RunOptions } from './kernel';
import { RandomStreams } from './rng';
import { withPatience } from './patience';
import { pricesNow } from './prices-now';
import { shiftMix } from './shift-mix';
import { TurnQueues } from './turn-queues';

/** Prompts that arrive together; a batch starts when the one before has drained. */
export interface SimBatch {
  readonly prompts: readonly Prompt[];
}

/** Everything that a simulated session depends on. */
export interface SimWorld {
  readonly seed: number;
  readonly policy: CompiledPolicy;
  readonly model: RouterModel;
  readonly semanticIndex: SemanticIndex | null;
  /** Why there is no encoder; `ready` when there is one. Fixed for the whole run. */
  readonly embedder: 'ready' | Failure;
  readonly routerTimes: RouterTimes;
  readonly endpoints: readonly Endpoint[];
  readonly scenario: Scenario;
  /** Shortens what paid endpoints are sent; absent where the policy does not ask for it. */
  readonly shorten?: ShortenPrompt | undefined;
}

/** One finished flight, by its place in the session. */
export interface FlightRow {
  readonly row: number;
  readonly prompt: Prompt;
  readonly arrivalMs: number;
  readonly result: FlightResult;
}

/** What the run asks of its host. */
export interface SimHooks {
  /** The vector of a prompt if it is known already. */
  readonly embedded: (prompt: Prompt) => EmbeddedText | undefined;
  /** Makes the vector; the virtual clock stands meanwhile. */
  readonly embed: (prompt: Prompt) => Promise<Result<EmbeddedText>>;
  readonly onRow: (row: FlightRow) => void;
  /** Who is told the events of a prompt's flight; null, as for most, where nobody is. */
  readonly listener?: (prompt: Prompt) => ((event: FlightEvent) => void) | null;
}

interface InFlight {
  readonly row: number;
  /** Its place among the arrivals; the row's, unless the mix was shifted. */
  readonly request: number;
  readonly prompt: Prompt;
  readonly arrivalMs: number;
  readonly run: Generator<Effect, FlightResult, Reply>;
}

/** A request that arrives, or whose turn has come. */
interface Launch {
  readonly kind: 'arrival' | 'turn';
  readonly row: number;
  readonly request: number;
  readonly prompt: Prompt;
}

type SimEvent =
  | Launch
  | { readonly kind: 'waited'; readonly caller: InFlight }
  | BatchDue<InFlight>
  | BatchBack<InFlight>
  | JobEnd<InFlight>;

/** Flies batches of prompts on a virtual clock. Equal worlds and batches give equal rows, byte for byte, at any speed. */
export class SimRun {
  readonly arms: ArmTable;
  readonly dispatch = new DispatchState();
  readonly cache = new ResponseCache();
  readonly conversations = new ConversationTable();
  readonly calls: CallWorld;
  readonly servers: EndpointServers<InFlight>;
  readonly #kernel = new Kernel<SimEvent>();
  readonly #queues = new TurnQueues<Launch>();
  readonly #batching: BatchCollector<InFlight>;
  readonly #watch: LoadWatch | undefined;
  readonly #pricesNow: ReturnType<typeof pricesNow>;
  #rows = 0;
  #batches = 0;
  #spentUsd = 0;

  constructor(
    private readonly world: SimWorld,
    private readonly hooks: SimHooks,
  ) {
    const streams = new RandomStreams(world.seed);
    const { answers, day } = world.policy.policy;
    const { maxOutputTokens, historyTokens } = answers;
    this.calls = {
      endpoints: world.policy.endpoints,
      // What the labels say of the tiers does not change with a variant.
      ablest: ablestOf(world.endpoints.filter(({ variantOf }) => variantOf === undefined)),
      model: world.model,
      streams,
      maxOutputTokens,
      historyTokens,
      shorten: world.shorten,
      summarise: summariserOf(world.policy),
      ...(day === undefined ? {} : { startHour: day.startHour }),
    };
    this.arms = new ArmTable(armPriors(world.policy.policy, world.policy.endpoints));
    this.#watch = world.policy.policy.resilience.anticipate === null ? undefined : new LoadWatch();
    this.#pricesNow = pricesNow(world, this.#nowMs);
    this.#batching = new BatchCollector(streams, (timeMs, event) => this.#kernel.at(timeMs, event));
    this.servers = new EndpointServers(this.calls, world.scenario, (timeMs, end) => this.#kernel.at(timeMs, end));
  }

  /** The virtual time, ms. */
  get clockMs(): number {
    return this.#kernel.clockMs;
  }

  /** Events that have happened. */
  get events(): number {
    return this.#kernel.handled;
  }

  /** Prompts taken in so far, finished or not. */
  get rows(): number {
    return this.#rows;
  }

  /** Takes in a batch; it must be flown by `run` before the next one. */
  append(batch: SimBatch): void {
    drained(this.appendInSteps(batch));
  }

  /** The same, pausing every millisecond or two; nothing else may be asked of the run meanwhile. */
  *appendInSteps(batch: SimBatch): Generator<void, void, void> {
    if (this.#kernel.pending > 0) throw new Error('append: the batch before has not drained');
    const { prompts } = batch;
    const { scenario, model } = this.world;
    const gaps = this.calls.streams.stream(`batch/${this.#batches}/arrivals`);
    const first = this.#rows;
    const times = yield* arrivalTimesInSteps(prompts.length, first, this.clockMs, scenario, gaps);
    const hardness = (prompt: Prompt): number =>
      complexityReading(model, prompt, featuresOf(prompt), undefined, null).index;
    const places = shiftMix(prompts, times, first, scenario.incidents, hardness);
    this.#kernel.plan(times, (slot) => {
      const place = places[slot] ?? slot;
      const prompt = prompts[place];
      if (prompt === undefined) throw new Error(`append: the batch has no prompt ${place}`);
      return { kind: 'arrival', row: first + place, request: first + slot, prompt };
    });
    this.#rows += prompts.length;
    this.#batches += 1;
  }

  /** Runs until everything has drained, or until cancelled: the run is then of no further use. */
  run(options: RunOptions): Promise<'drained' | 'cancelled'> {
    return this.#kernel.run(this.#handle, options);
  }

  readonly #nowMs = (): number => this.clockMs;

  readonly #handle = (event: SimEvent): Promise<void> | undefined => {
    switch (event.kind) {
      case 'arrival':
        this.#watch?.arrived(this.clockMs);
        return this.#queues.enter(event) ? this.#launch(event) : undefined;
      case 'turn':
        return this.#launch(event);
      case 'waited':
        return this.#advance(event.caller, event.caller.run.next({ kind: 'wait' }));
      case 'batch-due':
        this.#batching.due(event, this.clockMs);
        return undefined;
      case 'batch-back':
        return this.#advance(event.caller, event.caller.run.next({ kind: 'wait', trip: event.trip }));
      case 'job-end':
      case 'line-end': {
        const { caller } = event.job;
        const result = this.servers.end(event, this.clockMs);
        return result === null ? undefined : this.#advance(caller, caller.run.next({ kind: 'call', result }));
      }
    }
  };

  #launch({ row, request, prompt }: Launch): Promise<void> | undefined {
    const { policy, model, semanticIndex, routerTimes, shorten } = this.world;
    // Field by field: spreading the world cost more than any other line of a flight (bench:sim).
    const run = flight(prompt, {
      policy,
      model,
      semanticIndex,
      routerTimes,
      arms: this.arms,
      dispatch: this.dispatch,
      cache: this.cache,
      conversations: this.conversations,
      nowMs: this.#nowMs,
      streams: this.calls.streams,
      shorten,
      summarise: this.calls.summarise,
      watch: this.#watch,
      priceFactor: this.#pricesNow(request),
      request,
      spentUsd: Math.max(this.#spentUsd, this.dispatch.committedUsd),
      live: false,
      emit: this.hooks.listener?.(prompt) ?? null,
    });
    const started: InFlight = { row, request, prompt, arrivalMs: this.clockMs, run };
    return this.#advance(started, run.next());
  }

  /** Answers what can be answered at once; a call waits on the clock, an unknown vector on the host. */
  #advance(inFlight: InFlight, first: IteratorResult<Effect, FlightResult>): Promise<void> | undefined {
    let step = first;
    while (step.done !== true) {
      const effect = step.value;
      if (effect.kind === 'call') {
        this.servers.enter(inFlight, withPatience(effect), inFlight.request, this.clockMs);
        return undefined;
      }
      if (effect.kind === 'wait') {
        const { batch, milliseconds } = effect;
        if (batch !== undefined) {
          this.#batching.enter(inFlight, batch, milliseconds, this.clockMs);
          return undefined;
        }
        this.#kernel.at(this.clockMs + milliseconds, { kind: 'waited', caller: inFlight });
        return undefined;
      }
      const reply = this.#answerNow(effect);
      if (reply === null) return this.#embedThenAdvance(inFlight, effect.prompt);
      step = inFlight.run.next(reply);
    }
    const { outcome } = step.value;
    if ('costUsd' in outcome) this.#spentUsd += outcome.costUsd;
    this.#noteService(outcome);
    this.hooks.onRow({ row: inFlight.row, prompt: inFlight.prompt, arrivalMs: inFlight.arrivalMs, result: step.value });
    const next = this.#queues.leave(inFlight.prompt);
    if (next !== undefined) this.#kernel.at(this.clockMs, { ...next, kind: 'turn' });
    return undefined;
  }

  #noteService(outcome: Outcome): void {
    const last = outcome.kind === 'completed' ? outcome.attempts.at(-1) : undefined;
    if (last !== undefined) this.#watch?.served(last.endpointId, last.durationMs - (last.queueMs ?? 0));
  }

  async #embedThenAdvance(inFlight: InFlight, prompt: Prompt): Promise<void> {
    const result = await this.hooks.embed(prompt);
    await this.#advance(inFlight, inFlight.run.next({ kind: 'embed', result }));
  }

  /** Null where it takes the host to answer: a vector that is not known yet. */
  #answerNow(effect: Effect & { kind: 'embed' | 'judge' }): Reply | null {
    const { embedder, model } = this.world;
    const value = this.hooks.embedded(effect.prompt);
    if (effect.kind === 'judge')
      return { kind: 'judge', result: judgeSurrogate(model, effect.prompt, value, effect.inWords) };
    if (embedder !== 'ready') return { kind: 'embed', result: { ok: false, failure: embedder } };
    return value === undefined ? null : { kind: 'embed', result: { ok: true, value } };
  }
}
