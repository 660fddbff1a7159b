import type { Catalog } from '../../catalog/catalog';
import type { CompiledPolicy } from '../../core/compiled-policy';
import type { Policy } from '../../core/domain/policy';
import { withVariants } from '../../core/domain/with-variants';
import type { FlightEvent } from '../../core/domain/flight-event';
import type { Prompt } from '../../core/domain/prompt';
import type { Failure } from '../../core/domain/result';
import type { Scenario } from '../../core/domain/scenario';
import type { EmbeddedText } from '../../core/effects';
import type { FlightContext } from '../../core/flight-context';
import type { SemanticIndex } from '../../core/pillars/semantic-index';
import { SimRun } from '../../core/sim/sim-driver';
import type { SimWorld } from '../../core/sim/sim-driver';
import { ResponseCache } from '../../core/cache/response-cache';
import { TelemetryColumns } from '../../core/telemetry/columns';
import { hashTelemetry, hashTelemetryInSteps } from '../../core/telemetry/hash';
import { nextTask } from '../../live/next-task';
import type { PromptShortener } from '../encoder/prompt-shortener';
import { RowLedger } from './row-ledger';
import type { RowDetail } from './row-ledger';
import { cancellation, Slicer, sliceMs } from '../slicer';
import type { TextVectors } from '../encoder/text-vectors';

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
  readonly shortener: PromptShortener;
  readonly now: () => number;
  /** Who is told the events of a prompt's flight, null where nobody is. */
  readonly listener: (prompt: Prompt) => ((event: FlightEvent) => void) | null;
}

/** One flight through a session under one policy: its simulation, its columns, and what they do not hold. */
export class SessionRun {
  readonly policy: CompiledPolicy;
  readonly withEmbedder: boolean;
  readonly columns: TelemetryColumns;
  readonly world: SimWorld;
  readonly sim: SimRun;
  readonly #surroundings: RunSurroundings;
  readonly #ledger: RowLedger;
  #hash: { readonly rows: number; readonly value: string } | null = null;

  constructor(basis: RunBasis, surroundings: RunSurroundings) {
    const { catalog, listener } = surroundings;
    const { model, routerTimes } = catalog;
    const endpoints = withVariants(catalog.endpoints, basis.policy.policy.variants);
    this.#surroundings = surroundings;
    this.policy = basis.policy;
    this.withEmbedder = basis.embedder === 'ready';
    this.columns = new TelemetryColumns(endpoints);
    this.#ledger = new RowLedger(this.columns, basis.policy);
    const shorten = surroundings.shortener.under(basis.policy.policy.answers);
    this.world = { ...basis, model, routerTimes, endpoints, shorten };
    this.sim = new SimRun(this.world, {
      embedded: (prompt) => this.embedded(prompt),
      embed: (prompt) => surroundings.vectors.one(prompt.text),
      onRow: (row) => {
        this.columns.set(row);
        this.#ledger.set(row);
      },
      listener,
    });
  }

  /** The rules that ship: what a baseline goes by, whatever the policy has been edited to. */
  get shippedRules(): Policy['rules'] {
    return this.#surroundings.catalog.defaultPolicy.rules;
  }

  get rows(): number {
    return this.columns.length;
  }

  /** What the columns do not hold of a row; undefined where there is no such row. */
  detail(row: number): RowDetail | undefined {
    return this.#ledger.read(row);
  }

  /** How a row's flight ended; undefined where there is no such row. */
  outcome(row: number): RowDetail['outcome'] | undefined {
    return this.#ledger.outcome(row);
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
    const { now, shortener } = this.#surroundings;
    await shortener.prepare(prompts, this.policy.policy.answers, signal);
    await new Slicer(now).drive(this.sim.appendInSteps({ prompts }));
    this.columns.reserve(this.sim.rows);
    const yieldToHost = (): Promise<void> => {
      onSlice();
      return nextTask();
    };
    const end = await this.sim.run({ signal, sliceMs, now, yieldToHost });
    if (end === 'cancelled') throw cancellation();
    // Whoever asks for it next finds it: over many rows it takes longer than a slice.
    const value = await new Slicer(now).drive(hashTelemetryInSteps(this.columns));
    this.#hash = { rows: this.rows, value };
  }
}
