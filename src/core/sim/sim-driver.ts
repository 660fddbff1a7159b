import type { Endpoint } from '../domain/endpoint';
import type { FlightEvent } from '../domain/flight-event';
import type { Prompt } from '../domain/prompt';
import type { Failure, Result } from '../domain/result';
import type { RouterTimes } from '../domain/router-times';
import type { CompiledPolicy } from '../compiled-policy';
import type { Effect, EmbeddedText, Reply } from '../effects';
import type { FlightResult } from '../flight';
import { flight } from '../flight';
import { DispatchState } from '../dispatch/dispatch-state';
import { limitCall } from '../dispatch/limit-call';
import { ArmTable } from '../pillars/arm-table';
import { judgeSurrogate } from '../pillars/judge-surrogate';
import type { RouterModel } from '../pillars/router-model';
import type { SemanticIndex } from '../pillars/semantic-index';
import { exponential } from './distributions';
import type { CallWorld } from './endpoint-model';
import { ablestOf, simulateCall } from './endpoint-model';
import { EventQueue } from './event-queue';
import { RandomStreams } from './rng';

/** Mean gap between two arrivals on the virtual clock, ms. */
const MEAN_GAP_MS = 250;

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
  /** Flight events, for who watches; leave out for speed. */
  readonly emit?: (prompt: Prompt, event: FlightEvent) => void;
}

/** How a run shares the thread with others: it works for `sliceMs` by `now`, then lets the host in. */
export interface RunOptions {
  /** Checked between slices; core knows no AbortSignal. */
  readonly signal?: { readonly aborted: boolean };
  readonly sliceMs: number;
  readonly now: () => number;
  readonly yieldToHost: () => Promise<void>;
}

interface InFlight {
  readonly row: number;
  readonly prompt: Prompt;
  readonly arrivalMs: number;
  readonly run: Generator<Effect, FlightResult, Reply>;
}

type SimEvent =
  | { readonly kind: 'arrival'; readonly row: number; readonly prompt: Prompt }
  | { readonly kind: 'reply'; readonly flight: InFlight; readonly reply: Reply };

/** Flies batches of prompts on a virtual clock. Equal worlds and batches give equal rows, byte for byte, at any speed. */
export class SimRun {
  readonly arms = new ArmTable();
  readonly dispatch = new DispatchState();
  readonly calls: CallWorld;
  readonly #queue = new EventQueue<SimEvent>();
  #clockMs = 0;
  #rows = 0;
  #batches = 0;
  #spentUsd = 0;

  constructor(
    private readonly world: SimWorld,
    private readonly hooks: SimHooks,
  ) {
    const streams = new RandomStreams(world.seed);
    this.calls = { endpoints: world.policy.endpoints, ablest: ablestOf(world.endpoints), model: world.model, streams };
  }

  /** The virtual time, ms. */
  get clockMs(): number {
    return this.#clockMs;
  }

  /** Prompts taken in so far, finished or not. */
  get rows(): number {
    return this.#rows;
  }

  /** Takes in a batch; it must be flown by `run` before the next one. */
  append(batch: SimBatch): void {
    if (this.#queue.size > 0) throw new Error('append: the batch before has not drained');
    const gaps = this.calls.streams.stream(`batch/${this.#batches}/arrivals`);
    let time = this.#clockMs;
    for (const prompt of batch.prompts) {
      time += exponential(gaps, MEAN_GAP_MS);
      this.#queue.push(time, { kind: 'arrival', row: this.#rows, prompt });
      this.#rows += 1;
    }
    this.#batches += 1;
  }

  /** Runs until everything has drained, or until cancelled: the run is then of no further use. */
  async run({ signal, sliceMs, now, yieldToHost }: RunOptions): Promise<'drained' | 'cancelled'> {
    let sliceStart = now();
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop()) {
      this.#clockMs = next.time;
      const pending = this.#handle(next.event);
      if (pending !== undefined) await pending;
      if (now() - sliceStart < sliceMs) continue;
      await yieldToHost();
      if (signal?.aborted === true) return 'cancelled';
      sliceStart = now();
    }
    return 'drained';
  }

  #handle(event: SimEvent): Promise<void> | undefined {
    if (event.kind === 'reply') return this.#advance(event.flight, event.flight.run.next(event.reply));
    const { row, prompt } = event;
    const { emit } = this.hooks;
    const run = flight(prompt, {
      ...this.world,
      arms: this.arms,
      dispatch: this.dispatch,
      nowMs: () => this.#clockMs,
      streams: this.calls.streams,
      request: row,
      spentUsd: this.#spentUsd,
      live: false,
      emit:
        emit === undefined
          ? ignore
          : (flightEvent) => {
              emit(prompt, flightEvent);
            },
    });
    const started: InFlight = { row, prompt, arrivalMs: this.#clockMs, run };
    return this.#advance(started, run.next());
  }

  /** Answers what can be answered at once; a call waits on the clock, an unknown vector on the host. */
  #advance(inFlight: InFlight, first: IteratorResult<Effect, FlightResult>): Promise<void> | undefined {
    let step = first;
    while (step.done !== true) {
      const effect = step.value;
      if (
        effect.kind === 'embed' &&
        this.world.embedder === 'ready' &&
        this.hooks.embedded(effect.prompt) === undefined
      ) {
        return this.#embedThenAdvance(inFlight, effect.prompt);
      }
      if (effect.kind === 'call' || effect.kind === 'wait') {
        this.#answerLater(inFlight, effect);
        return undefined;
      }
      step = inFlight.run.next(this.#answerNow(effect));
    }
    const { outcome } = step.value;
    if ('costUsd' in outcome) this.#spentUsd += outcome.costUsd;
    this.hooks.onRow({ row: inFlight.row, prompt: inFlight.prompt, arrivalMs: inFlight.arrivalMs, result: step.value });
    return undefined;
  }

  async #embedThenAdvance(inFlight: InFlight, prompt: Prompt): Promise<void> {
    const result = await this.hooks.embed(prompt);
    await this.#advance(inFlight, inFlight.run.next({ kind: 'embed', result }));
  }

  #answerNow(effect: Effect & { kind: 'embed' | 'judge' }): Reply {
    const value = this.hooks.embedded(effect.prompt);
    if (effect.kind === 'judge')
      return { kind: 'judge', result: judgeSurrogate(this.world.model, effect.prompt, value) };
    if (value !== undefined && this.world.embedder === 'ready') return { kind: 'embed', result: { ok: true, value } };
    const { embedder } = this.world;
    if (embedder === 'ready') throw new Error('an unknown vector is asked of the host');
    return { kind: 'embed', result: { ok: false, failure: embedder } };
  }

  #answerLater(inFlight: InFlight, effect: Effect & { kind: 'call' | 'wait' }): void {
    if (effect.kind === 'wait') {
      this.#queue.push(this.#clockMs + effect.milliseconds, {
        kind: 'reply',
        flight: inFlight,
        reply: { kind: 'wait' },
      });
      return;
    }
    const endpoint = this.world.policy.endpoints.get(effect.endpointId);
    const reply = simulateCall(effect.prompt, effect.endpointId, effect.attempt, this.calls);
    const result = endpoint === undefined ? reply : limitCall(reply, effect.timeouts, endpoint);
    const durationMs = result.ok
      ? result.ttftMs + result.tpotMs * (result.tokens.visible + result.tokens.reasoning)
      : result.durationMs;
    this.#queue.push(this.#clockMs + durationMs, { kind: 'reply', flight: inFlight, reply: { kind: 'call', result } });
  }
}

function ignore(): void {
  // Nobody watches this run.
}
