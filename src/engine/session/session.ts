import type { CompiledPolicy } from '../../core/compiled-policy';
import type { Policy } from '../../core/domain/policy';
import type { Label, Prompt } from '../../core/domain/prompt';
import { steadyScenario } from '../../core/domain/scenario';
import type { Scenario } from '../../core/domain/scenario';
import type { TelemetryColumns } from '../../core/telemetry/columns';
import { BaselineFlights } from '../baselines/baseline-flights';
import { BulkCounter } from './bulk-counter';
import { ChangeQueue } from '../change-queue';
import { checkedPolicy } from './checked-policy';
import { FlownPolicies } from '../baselines/flown-policies';
import { OverheadMeter } from './overhead-meter';
import { PotentialCache } from '../baselines/potential-cache';
import { PromptShortener } from '../encoder/prompt-shortener';
import { prefetchVectors } from '../encoder/prefetch-vectors';
import type {
  EmbedderStatus,
  EngineCalls,
  JournalEntry,
  PromptDraft,
  RouteResult,
  RunSummary,
  SessionBatch,
  SessionLog,
} from '../protocol';
import { parseScenario } from './parse-scenario';
import { SemanticIndexes } from '../encoder/semantic-indexes';
import { plannedAs, plannedRows, withBatch, withLabel, withLastBatchCut, withoutRows, withTuned } from './session-plan';
import type { SessionIntake } from './session-intake';
import type { SessionPlan } from './session-plan';
import { SessionRun } from './session-run';
import type { RunSurroundings } from './session-run';
import type { SessionSurroundings } from './session-surroundings';
import { SessionVoice } from './session-voice';
import { cancellation, Slicer } from '../slicer';
import { TextVectors } from '../encoder/text-vectors';
import type { OwnEmbedder } from '../encoder/text-vectors';
import { TuningLedger } from '../fitting/tuning-ledger';

const defaultSeed = 42;
/** Below this many rows a re-flight is over before a progress bar could be read. */
const rowsWorthProgress = 1000;

/**
 * The prompts routed so far and the telemetry of their flight. Changes come one after another. A batch's rows appear as they
 * are flown; every other change flies the session again into fresh columns and takes effect at its end, or not at all.
 */
export class Session {
  readonly vectors: TextVectors;
  readonly indexes: SemanticIndexes;
  readonly potential: PotentialCache;
  readonly baselines: BaselineFlights;
  readonly overhead: OverheadMeter;
  readonly shortener: PromptShortener;
  readonly tuning: TuningLedger;
  readonly #surroundings: SessionSurroundings;
  readonly #runSurroundings: RunSurroundings;
  readonly #changes = new ChangeQueue();
  readonly #flown = new FlownPolicies();
  readonly #voice: SessionVoice;
  #plan: SessionPlan;
  #run: SessionRun;
  #applying = new AbortController();
  #applyingScenario = new AbortController();
  #calm: { readonly of: SessionRun; readonly run: SessionRun } | null = null;
  #promptsPerSecond: number | null = null;

  constructor(surroundings: SessionSurroundings) {
    const { catalog, embedder, now, voice } = surroundings;
    this.#surroundings = surroundings;
    this.#voice = new SessionVoice(voice, now);
    this.vectors = new TextVectors(embedder, (status) => voice.push({ kind: 'embedder', status }));
    this.indexes = new SemanticIndexes(this.vectors);
    this.shortener = new PromptShortener(this.vectors, now);
    this.potential = new PotentialCache(now);
    this.baselines = new BaselineFlights(now);
    this.tuning = new TuningLedger(() => this.#voice.journal({ kind: 'look' }, this.#run));
    this.overhead = new OverheadMeter(this.vectors, now);
    this.#runSurroundings = {
      catalog,
      vectors: this.vectors,
      shortener: this.shortener,
      now,
      listener: (prompt) => this.#voice.listener(prompt),
    };
    const policy = this.compile(catalog.defaultPolicy);
    this.#plan = { seed: defaultSeed, policy, batches: [], scenario: steadyScenario };
    this.#run = this.#emptyRun(this.#plan);
    void this.loadEmbedder();
  }

  /** The run that is read: the last that took effect, with the rows of the batch that is being flown. */
  get run(): SessionRun {
    return this.#run;
  }

  /** Prompts a second while a batch was last routed, measured; null before. */
  get promptsPerSecond(): number | null {
    return this.#promptsPerSecond;
  }

  /** What the session has come to; what its headline compares with is flown in slices. */
  async summary(signal: AbortSignal): Promise<RunSummary> {
    const [run, { seed, policy }] = [this.#run, this.#plan];
    const { headline } = await import('../reads/headline');
    return {
      rows: run.rows,
      seed,
      telemetryHash: run.hash,
      policyVersion: policy.policy.version,
      withEmbedder: run.withEmbedder,
      headline: await headline(run, this.baselines, this.#surroundings.now, signal),
    };
  }

  /** Compiles a policy against the catalogue; throws `invalid-input` with what is wrong with it. */
  compile(policy: Policy): CompiledPolicy {
    return checkedPolicy(policy, this.#surroundings.catalog.endpoints);
  }

  /** Starts over; what was under way is cancelled. Samples wait until the encoder has loaded or failed. */
  async start(
    { seed, policy, source }: EngineCalls['session-start']['params'],
    signal: AbortSignal,
  ): Promise<RunSummary> {
    const compiled = this.compile(policy ?? this.#surroundings.catalog.defaultPolicy);
    this.#reset(
      { seed, policy: compiled, batches: [], scenario: steadyScenario },
      { kind: 'session-start', seed, policy: compiled.policy },
    );
    if (source === 'samples') {
      const either = AbortSignal.any([signal, this.#changes.life]);
      await this.vectors.settled(either);
      await this.#changes.run(either, (own) => this.#add({ kind: 'samples' }, own));
    }
    return this.summary(signal);
  }

  /** Forgets every prompt, keeps seed and policy; what was under way is cancelled. */
  clear(signal: AbortSignal): Promise<RunSummary> {
    this.#reset(withoutRows(this.#plan, this), { kind: 'session-clear' });
    return this.summary(signal);
  }

  /** Takes up a session where a crashed engine left it. */
  async restore(log: SessionLog, signal: AbortSignal): Promise<RunSummary> {
    const { policy, withEmbedder } = log;
    const plan = await plannedAs(log, this.compile(policy), this.#surroundings.catalog.loadSamples);
    this.#reset({ ...plan, batches: [] }, null);
    this.tuning.reset(log.looks, log.tuned);
    const either = AbortSignal.any([signal, this.#changes.life]);
    if (withEmbedder) await this.vectors.settled(either);
    return this.#changes.run(either, (own) => this.#change(plan, own, { kind: 'session-restore' }));
  }

  /** Routes prompts after those already there. A cancel keeps the first of them that are done. */
  route(drafts: readonly PromptDraft[], signal: AbortSignal): Promise<RouteResult> {
    return this.#changes.run(signal, async (own) => {
      const firstRow = this.#run.rows;
      const requested = drafts.length;
      const count = await this.#add({ kind: 'drafts', drafts }, own);
      return { firstRow, count, requested, cancelled: count < requested, telemetryHash: this.#run.hash };
    });
  }

  /**
   * Takes prompts in part after part, as one change; says that rows have changed only when it ends. Parts that were taken
   * stay when it ends early.
   */
  takeIn<Value>(
    signal: AbortSignal,
    feed: (intake: SessionIntake, signal: AbortSignal) => Promise<Value>,
  ): Promise<Value> {
    return this.#changes.run(signal, async (own) => {
      const { life } = this.#changes;
      this.#voice.hush(() => undefined);
      try {
        return await this.baselines.whileGrowing(() => feed(this.#intake(own), own));
      } finally {
        this.#voice.hush(null);
        if (!life.aborted) {
          this.#voice.changed(this.#run);
          this.#measure();
        }
      }
    });
  }

  #intake(signal: AbortSignal): SessionIntake {
    const rows = (): number => this.#run.rows;
    let firstRow = rows();
    return {
      get rows() {
        return rows();
      },
      forget: async () => {
        const plan = withoutRows(this.#plan, this);
        this.potential.clear();
        this.tuning.reset();
        const run = await this.#fly(plan, this.#changes.life);
        if (this.#changes.life.aborted) throw cancellation();
        this.#commit(plan, run, { kind: 'session-clear' });
        firstRow = 0;
      },
      add: async (drafts, onDone) => {
        this.#voice.hush(onDone);
        const kept = await this.#add({ kind: 'drafts', origin: 'imported', drafts }, signal);
        this.#voice.bulk(new BulkCounter(this.#run, rows() - firstRow, firstRow));
        return kept;
      },
    };
  }

  /** Flies everything again under another policy. A newer policy cancels an older one that is still flying. */
  async applyPolicy(policy: Policy, signal: AbortSignal): Promise<RunSummary> {
    const compiled = this.compile(policy);
    this.#applying.abort();
    this.#applying = new AbortController();
    return this.#changes.run(AbortSignal.any([signal, this.#applying.signal]), (own) => {
      const tuned = this.usedBy(policy);
      const plan = withTuned({ ...this.#plan, policy: compiled }, tuned);
      return this.#change(plan, own, { kind: 'policy', policy, tuned });
    });
  }

  /** Rows that a policy would rest on, were it applied. */
  usedBy(policy: Policy): readonly number[] {
    return this.tuning.usedBy(policy, this.#plan);
  }

  /** Flies everything again under another scenario. A newer one cancels an older one that is still flying. */
  async applyScenario(scenario: Scenario, signal: AbortSignal): Promise<RunSummary> {
    const parsed = parseScenario(scenario);
    this.#applyingScenario.abort();
    this.#applyingScenario = new AbortController();
    return this.#changes.run(AbortSignal.any([signal, this.#applyingScenario.signal]), (own) =>
      this.#change({ ...this.#plan, scenario: parsed }, own, { kind: 'scenario', scenario: parsed }),
    );
  }

  /** The present session without incidents, flown once; the present run itself where there are none. Throws `cancelled`. */
  async calmRun(signal: AbortSignal): Promise<SessionRun> {
    const run = this.#run;
    const { scenario } = this.#plan;
    if (scenario.incidents.length === 0) return run;
    if (this.#calm?.of !== run || this.#calm.run.rows !== run.rows) {
      const calm = await this.#fly({ ...this.#plan, scenario: { ...scenario, incidents: [] } }, signal, 'quietly');
      this.#calm = { of: run, run: calm };
      if (signal.aborted) throw cancellation();
    }
    return this.#calm.run;
  }

  /** The columns of the session's prompts flown under a policy, which takes no effect by it. Throws `cancelled`. */
  flownUnder(policy: CompiledPolicy, signal: AbortSignal): Promise<TelemetryColumns> {
    const both = AbortSignal.any([signal, this.#changes.life]);
    return this.#flown.under(policy.policy, this.#run, () => this.#fly({ ...this.#plan, policy }, both, 'quietly'));
  }

  /** Sets or takes back a user's label; it decides acceptability, so everything flies again. */
  setLabel(row: number, label: Label | null, signal: AbortSignal): Promise<RunSummary> {
    return this.#changes.run(signal, (own) =>
      this.#change(withLabel(this.#plan, row, label), own, { kind: 'label', row, label }),
    );
  }

  /** Loads the encoder, again after a failure; what was flown without it flies again. */
  async loadEmbedder(): Promise<EmbedderStatus> {
    const status = await this.vectors.load();
    // Where this change fails, or a new start cancels it, the next one takes the encoder up, and answers for it.
    await this.#changes.run(this.#changes.life, (own) => this.#takeUpEmbedder(own)).catch(() => undefined);
    return status;
  }

  /** Lets an encoder of the user's read along; a session whose policy names it is flown again. */
  async readAlong(own: OwnEmbedder, signal: AbortSignal): Promise<void> {
    this.vectors.readAlong(own);
    if (this.#plan.policy.policy.semantic.encoder?.id !== own.id) return;
    await this.#changes.run(signal, (either) => this.#change(this.#plan, either, null));
  }

  async #takeUpEmbedder(signal: AbortSignal): Promise<void> {
    if (this.vectors.isReady && !this.#run.withEmbedder) await this.#change(this.#plan, signal, null);
  }

  /** Flies a batch in the present run and answers how many of its prompts stayed. */
  async #add(source: SessionBatch, signal: AbortSignal): Promise<number> {
    const { catalog, now } = this.#surroundings;
    const { life } = this.#changes;
    await this.#takeUpEmbedder(signal);
    const plan = await withBatch(this.#plan, source, catalog.loadSamples, new Slicer(now));
    const prompts = plan.batches.at(-1)?.prompts ?? [];
    const startMs = now();
    const ready = prompts.length === 1 ? 1 : await this.#prefetch(prompts, signal);
    if (life.aborted) throw cancellation();
    if (ready === 0) return 0;

    const run = this.#run;
    const firstRow = run.rows;
    // Cancelled while embedding: what is embedded is flown to its end, in a blink.
    const isPart = source.kind === 'drafts' && source.origin === 'imported';
    // A part of an import is short too, and the session before it is long.
    const brake = ready < prompts.length || isPart ? life : signal;
    const counter = new BulkCounter(run, prompts.length);
    if (prompts.length === 1 && !isPart) this.#voice.watch(prompts[0] ?? null);
    try {
      await run.fly(prompts.slice(0, ready), brake, () => this.#voice.count(counter));
    } catch (error) {
      if (life.aborted) throw error;
      // The run is spoilt: the session is flown again without what had not finished.
      const kept = signal.aborted ? run.rows - firstRow : 0;
      await this.#commitAdded(withLastBatchCut(plan, kept), kept, null, life);
      if (!signal.aborted) throw error;
      return kept;
    } finally {
      this.#voice.watch(null);
    }
    if (prompts.length > 1) this.#voice.count(counter);
    // A handful says how long a task takes, not how fast the worker is.
    if (ready >= 50) this.#promptsPerSecond = (1000 * ready) / Math.max(0.1, now() - startMs);
    await this.#commitAdded(withLastBatchCut(plan, ready), ready, run, life);
    return ready;
  }

  /** Takes over a plan whose last batch has `count` prompts; without a run it is flown first. */
  async #commitAdded(plan: SessionPlan, count: number, flown: SessionRun | null, life: AbortSignal): Promise<void> {
    const run = flown ?? (await this.#fly(plan, life));
    if (life.aborted) throw cancellation();
    const batch = plan.batches.at(-1)?.source;
    this.#commit(plan, run, count === 0 || batch === undefined ? null : { kind: 'batch', batch });
    if (count > 0) this.#measure();
  }

  #prefetch(prompts: readonly Prompt[], signal: AbortSignal): Promise<number> {
    const { now } = this.#surroundings;
    const onProgress = (done: number): void => this.#voice.progress('embedding', done, prompts.length);
    return prefetchVectors(prompts, this.#run.context(this.#run.rows), this.vectors, { now, signal, onProgress });
  }

  /** Flies a plan from its beginning and puts it in the place of the present one. */
  async #change(plan: SessionPlan, signal: AbortSignal, entry: JournalEntry | null): Promise<RunSummary> {
    const run = await this.#fly(plan, signal);
    if (signal.aborted) throw cancellation();
    this.#commit(plan, run, entry);
    return this.summary(signal);
  }

  async #fly(plan: SessionPlan, signal: AbortSignal, how?: 'quietly'): Promise<SessionRun> {
    const { now } = this.#surroundings;
    const semanticIndex = await this.indexes.of(plan.policy.policy.semantic, signal);
    const embedder = semanticIndex === null ? this.vectors.absence : 'ready';
    const run = new SessionRun({ ...plan, semanticIndex, embedder }, this.#runSurroundings);
    const total = plannedRows(plan);
    const onSlice = (): void => {
      if (total >= rowsWorthProgress && how === undefined) this.#voice.progress('routing', run.rows, total);
    };
    for (const { prompts } of plan.batches) {
      await prefetchVectors(prompts, run.context(run.rows), this.vectors, { now, signal });
      if (signal.aborted) throw cancellation();
      await run.fly(prompts, signal, onSlice);
    }
    return run;
  }

  #commit(plan: SessionPlan, run: SessionRun, entry: JournalEntry | null): void {
    if (entry?.kind === 'policy') this.tuning.replace(this.#plan.policy.policy, entry.policy);
    const tookUpEmbedder = run.withEmbedder && !this.#run.withEmbedder;
    this.#flown.follow(entry?.kind === 'policy' && !tookUpEmbedder ? this.#run : null);
    this.#plan = plan;
    this.#run = run;
    // A restored log stands first: it may be of a session without the encoder.
    if (entry !== null) this.#voice.journal(entry, this.#run);
    if (tookUpEmbedder) this.#voice.journal({ kind: 'embedder' }, run);
    this.#voice.changed(this.#run);
  }

  #reset(plan: SessionPlan, entry: JournalEntry | null): void {
    this.#changes.restart();
    this.#voice.hush(null);
    this.potential.clear();
    this.baselines.clear();
    this.#flown.follow(null);
    this.tuning.reset();
    this.#promptsPerSecond = null;
    this.#plan = plan;
    this.#run = this.#emptyRun(plan);
    if (entry !== null) this.#voice.journal(entry, this.#run);
    this.#voice.changed(this.#run);
  }

  #emptyRun(plan: SessionPlan): SessionRun {
    return new SessionRun({ ...plan, semanticIndex: null, embedder: this.vectors.absence }, this.#runSurroundings);
  }

  #measure(): void {
    const { life } = this.#changes;
    const idle = (): Promise<void> => this.#changes.idle();
    this.overhead.measure(this.#run, idle, life, () => this.#voice.changed(this.#run));
  }
}
