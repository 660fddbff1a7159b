import type { Catalog } from '../catalog/catalog';
import type { CompiledPolicy } from '../core/compiled-policy';
import type { Decision } from '../core/domain/decision';
import type { FlightEvent } from '../core/domain/flight-event';
import type { Outcome } from '../core/domain/outcome';
import type { Prompt } from '../core/domain/prompt';
import type { Failure } from '../core/domain/result';
import type { Reward } from '../core/domain/reward';
import type { Scenario } from '../core/domain/scenario';
import type { EmbeddedText } from '../core/effects';
import type { FlightContext } from '../core/flight-context';
import type { SemanticIndex } from '../core/pillars/semantic-index';
import { SimRun } from '../core/sim/sim-driver';
import type { FlightRow, SimWorld } from '../core/sim/sim-driver';
import { ResponseCache } from '../core/cache/response-cache';
import { TelemetryColumns } from '../core/telemetry/columns';
import { hashTelemetry } from '../core/telemetry/hash';
import { nextTask } from '../live/next-task';
import { cancellation } from './slicer';
import type { TextVectors } from './text-vectors';

/** What the columns do not hold of a row. The trace is whole where a gate or the cache spoke; elsewhere only the bandit's line is kept. */
export interface RowDetail {
  readonly decision: Decision;
  readonly outcome: Outcome;
  readonly reward: Reward | null;
}

/** What a run depends on besides its prompts. */
export interface RunBasis {
  readonly seed: number;
  readonly policy: CompiledPolicy;
  readonly semanticIndex: SemanticIndex | null;
  readonly embedder: 'ready' | Failure;
  readonly scenario: Scenario;
}

/** What a run takes from its surroundings. */
export interface RunSurroundings {
  readonly catalog: Catalog;
  readonly vectors: TextVectors;
  readonly now: () => number;
  readonly emit: (prompt: Prompt, event: FlightEvent) => void;
}

const sliceMs = 8;
const gates = ['privacy', 'residency', 'budget', 'context', 'cache', 'session'];

/** One flight through a session under one policy: its simulation, its columns, and what they do not hold. */
export class SessionRun {
  readonly policy: CompiledPolicy;
  readonly withEmbedder: boolean;
  readonly columns: TelemetryColumns;
  readonly details: RowDetail[] = [];
  readonly world: SimWorld;
  readonly sim: SimRun;
  readonly #surroundings: RunSurroundings;
  /** Flights that finished before an earlier one: the columns grow in order, so that every row in them can be read. */
  readonly #early = new Map<number, FlightRow>();
  #hash: { readonly rows: number; readonly value: string } | null = null;

  constructor(basis: RunBasis, surroundings: RunSurroundings) {
    const { catalog, emit } = surroundings;
    const { endpoints, model, routerTimes } = catalog;
    this.#surroundings = surroundings;
    this.policy = basis.policy;
    this.withEmbedder = basis.embedder === 'ready';
    this.columns = new TelemetryColumns(endpoints);
    this.world = { ...basis, model, routerTimes, endpoints };
    this.sim = new SimRun(this.world, {
      embedded: (prompt) => this.embedded(prompt),
      embed: (prompt) => surroundings.vectors.one(prompt.text),
      onRow: (row) => this.#enter(row),
      emit,
    });
  }

  get rows(): number {
    return this.columns.length;
  }

  /** Hash of the simulated telemetry. */
  get hash(): string {
    if (this.#hash?.rows !== this.rows) this.#hash = { rows: this.rows, value: hashTelemetry(this.columns) };
    return this.#hash.value;
  }

  /** A prompt's vector, if this run takes vectors and it has been made. */
  embedded(prompt: Prompt): EmbeddedText | undefined {
    return this.withEmbedder ? this.#surroundings.vectors.of(prompt.text) : undefined;
  }

  /** What the nth request (from 0) of this run may use, for asking again without flying. */
  context(request: number): FlightContext {
    return {
      ...this.world,
      arms: this.sim.arms,
      dispatch: this.sim.dispatch,
      // Empty: what is asked again must be decided, not looked up.
      cache: new ResponseCache(),
      conversations: this.sim.conversations,
      nowMs: () => this.sim.clockMs,
      streams: this.sim.calls.streams,
      request,
      spentUsd: 0,
      live: false,
      emit: () => undefined,
    };
  }

  /** Flies a batch after those before it. Throws `cancelled`; the run then takes no further batch. */
  async fly(prompts: readonly Prompt[], signal: AbortSignal, onSlice: () => void): Promise<void> {
    this.sim.append({ prompts });
    const yieldToHost = (): Promise<void> => {
      onSlice();
      return nextTask();
    };
    const { now } = this.#surroundings;
    const end = await this.sim.run({ signal, sliceMs, now, yieldToHost });
    if (end === 'cancelled') throw cancellation();
  }

  #enter(finished: FlightRow): void {
    this.#early.set(finished.row, finished);
    for (let next = this.#early.get(this.rows); next !== undefined; next = this.#early.get(this.rows)) {
      this.#early.delete(next.row);
      this.details[next.row] = detailOf(next);
      this.columns.set(next);
    }
  }
}

function detailOf({ result }: FlightRow): RowDetail {
  const { decision, outcome, reward } = result;
  const gateSpoke = decision.trace.some((entry) => gates.includes(entry.stage));
  // The tier stages can be asked again at any time; thousands of rows of their sentences need not be kept.
  const trace = gateSpoke ? decision.trace : decision.trace.filter((entry) => entry.stage === 'bandit');
  return { decision: { ...decision, trace }, outcome, reward };
}
