import type { CompiledPolicy } from '../../core/compiled-policy';
import { ConversationTable } from '../../core/conversations/conversation-table';
import { ResponseCache } from '../../core/cache/response-cache';
import type { CallCost } from '../../core/domain/call-admission';
import type { Endpoint } from '../../core/domain/endpoint';
import type { LiveJudgement, LiveRecord } from '../../core/domain/live-record';
import type { Policy } from '../../core/domain/policy';
import type { Label, Prompt } from '../../core/domain/prompt';
import type { RouterModel } from '../../core/pillars/router-model';
import type { SemanticIndex } from '../../core/pillars/semantic-index';
import { RandomStreams } from '../../core/sim/rng';
import { callsOf } from './calls-of';
import { CallDesk } from './call-desk';
import { countedWorld } from '../session/counted-world';
import { EgressCounter } from './egress-counter';
import { compileLive } from './compile-live';
import { liveEndpoints } from './live-endpoints';
import type { LiveEndpoint } from './live-endpoints';
import { judgeFigures } from '../reads/judge-figures';
import { liveHeadline } from './live-headline';
import type { LiveSettings, LiveState } from './live-protocol';
import { LiveRun } from './live-run';
import type { TaughtUnder } from './live-run';
import type { LiveWorld } from './live-world';
import type { PromptShortener } from '../encoder/prompt-shortener';
import { EngineCallError } from '../protocol';
import type { EnginePush } from '../protocol';
import { cancellation } from '../slicer';
import { retiringEndpoints } from '../session/retiring-endpoints';
import { spentOn } from '../session/spent-on';
import type { TextVectors } from '../encoder/text-vectors';

/** What live runs take from the session around them. */
export interface DeskSurroundings {
  readonly catalog: { readonly endpoints: readonly Endpoint[]; readonly model: RouterModel };
  readonly world: LiveWorld;
  readonly vectors: TextVectors;
  readonly shortener: PromptShortener;
  readonly push: (push: EnginePush) => void;
  /** Finished flights, for the command log. */
  readonly onRecords: (records: readonly LiveRecord[]) => void;
  /** What a call beside any row came to, for the command log. */
  readonly onAside: (cost: CallCost) => void;
}

/** The session's part of a live flight: it may change between two flights. */
export interface DeskSession {
  readonly seed: number;
  readonly policy: Policy;
  readonly semanticIndex: SemanticIndex | null;
}

const noSettings: LiveSettings = { rows: [], view: 'sim', zeroEgress: false, concurrency: 4 };

/** Rows are told at most this often. */
const flushMs = 250;

/** Flies prompts to the user's own endpoints: who they are, what they were sent, and what came back. */
export class LiveDesk {
  readonly #surroundings: DeskSurroundings;
  readonly #egress = new EgressCounter();
  /** The surroundings' world, every request of which is counted. */
  readonly world: LiveWorld;
  readonly calls: CallDesk;
  #settings = noSettings;
  #run: LiveRun;
  #conversations = new ConversationTable();
  #life = new AbortController();
  #unsent: LiveRecord[] = [];
  #flushing: (() => void) | null = null;
  #pauseMs = flushMs;
  #underWay = 0;
  /** USD of calls that belong to no row. */
  #asideUsd = 0;
  #flown = 0;
  #named = 0;

  constructor(surroundings: DeskSurroundings, policy: TaughtUnder) {
    this.#surroundings = surroundings;
    this.world = countedWorld(surroundings.world, (origin, bytes) => {
      this.#egress.add(origin, bytes);
      this.#tellSoon();
    });
    this.calls = new CallDesk(this.world, surroundings.vectors, surroundings.catalog.model);
    this.#run = new LiveRun(policy);
  }

  get run(): LiveRun {
    return this.#run;
  }

  get view(): LiveSettings['view'] {
    return this.#settings.view;
  }

  /** Nothing may leave this tab. */
  get isSealed(): boolean {
    return this.#settings.zeroEgress;
  }

  get spentUsd(): number {
    return this.calls.dispatch.spentUsd;
  }

  /** Whom a prompt for this endpoint is sent to. */
  originOf(id: string): string | null {
    return this.calls.endpoint(id)?.driver.origin ?? null;
  }

  /** An id that no live prompt of this session has. */
  nextId(): string {
    this.#named += 1;
    return `live-${this.#named}`;
  }

  /** The models of the settings' rows. */
  get endpoints(): readonly Endpoint[] {
    return this.calls.endpoints.map(({ endpoint }) => endpoint);
  }

  /** Models whose price is known. */
  get pricedIds(): ReadonlySet<string> {
    return new Set(
      this.calls.endpoints.flatMap(({ endpoint, driver }) => (driver.price === null ? [] : [endpoint.id])),
    );
  }

  state(): LiveState {
    const { records } = this.#run;
    const calls = records.flatMap(callsOf);
    return {
      view: this.view,
      endpoints: this.endpoints,
      retiring: retiringEndpoints(this.#settings.rows, this.#surroundings.world.wallMs()),
      rows: this.#run.rows,
      headline: liveHeadline(this.#run),
      hash: this.#run.hash,
      spentUsd: spentOn(records) + this.#asideUsd,
      reservedUsd: this.calls.purse.reservedUsd,
      unsureUsd: this.calls.purse.unsureUsd,
      unpriced: calls.filter((call) => !call.priced).length,
      underWay: this.#underWay,
      egress: this.#egress.list,
      judge: judgeFigures(records),
    };
  }

  /** Takes new settings over; where nothing may leave any more, what is under way is cancelled. */
  configure(settings: LiveSettings): void {
    this.#settings = settings;
    this.calls.configure(liveEndpoints(settings.rows, this.#surroundings.catalog.endpoints), settings);
    if (settings.zeroEgress) this.#cancelAll();
  }

  /** Starts over with these records, and what calls beside them came to: nothing for a new session, those of a log for a restored one. */
  reset(policy: TaughtUnder, records: readonly LiveRecord[], aside: CallCost = { costUsd: 0 }): void {
    this.#cancelAll();
    this.#unsent = [];
    this.#asideUsd = aside.costUsd;
    this.#run = new LiveRun(policy, records);
    this.#flown = records.length;
    this.#named = records.length;
    this.calls.reset(records, aside);
    this.#conversations = new ConversationTable();
    this.#tell();
  }

  label(row: number, label: Label | null): void {
    this.#run.label(row, label);
    this.#tell();
  }

  /** Throws `invalid-input` where nothing may, or can, be called. */
  assertReady(): void {
    if (this.#settings.zeroEgress) refuse('Zero egress is on: nothing is sent. Switch it off in Settings.');
    if (this.calls.endpoints.length === 0) refuse('No endpoint is enabled with a model. Add one in Settings.');
  }

  /** The session's policy over the user's own endpoints instead of the catalogue's. */
  compile(policy: Policy): CompiledPolicy {
    const compiled = compileLive(policy, this.#surroundings.catalog.endpoints, this.endpoints);
    if (!compiled.ok) throw new EngineCallError(compiled.failure);
    return compiled.value;
  }

  /** Flies prompts, so many at a time; answers how many of them were flown or begun. */
  async fly(prompts: readonly Prompt[], session: DeskSession, signal: AbortSignal): Promise<number> {
    this.assertReady();
    const life = this.#life.signal;
    const run = this.#run;
    const both = AbortSignal.any([signal, life]);
    const policy = this.compile(session.policy);
    const watched = prompts.length === 1 ? (prompts[0] ?? null) : null;
    const queue = prompts.values();
    let begun = 0;
    const worker = async (): Promise<void> => {
      for (const prompt of queue) {
        if (both.aborted) return;
        begun += 1;
        const record = await this.#flyOne(prompt, policy, session, both, prompt === watched);
        // Of a session that is gone; what was sent has been counted.
        if (this.#run !== run) throw cancellation();
        this.#enter(session.policy.bandit.frozen ? { ...record, untaught: true } : record);
        if (life.aborted) throw cancellation();
        if (watched === null) this.#count(begun, prompts.length);
      }
    };
    try {
      const workers = Math.max(1, Math.min(this.#settings.concurrency, prompts.length));
      await Promise.all(Array.from({ length: workers }, worker));
    } finally {
      if (this.#run === run) this.#flush();
    }
    run.settle();
    return begun;
  }

  async #flyOne(
    prompt: Prompt,
    policy: CompiledPolicy,
    session: DeskSession,
    signal: AbortSignal,
    watched: boolean,
  ): Promise<LiveRecord> {
    const { world } = this;
    const { catalog, push, shortener } = this.#surroundings;
    const startMs = world.now();
    let judgement: LiveJudgement | null = null;
    const request = this.#flown;
    this.#flown += 1;
    this.#underWay += 1;
    try {
      // With all that calls take, a chunk of its own: a session without live runs does not fetch it.
      const [{ flyLive }, { deskDriver }] = await Promise.all([import('./live-flight'), import('./desk-driver')]);
      return await flyLive(
        prompt,
        {
          context: {
            policy,
            model: catalog.model,
            semanticIndex: session.semanticIndex,
            arms: this.#run.arms,
            dispatch: this.calls.dispatch,
            // A kept answer is no live answer.
            cache: new ResponseCache(),
            conversations: this.#conversations,
            nowMs: world.now,
            streams: new RandomStreams(session.seed),
            request,
            spentUsd: this.spentUsd,
            live: true,
          },
          driver: deskDriver(this.calls, policy, signal, (said) => {
            judgement = said;
          }),
          judgement: () => judgement,
          shortener,
          emit: (event) => {
            if (!watched) return;
            push({ kind: 'flight-event', flight: prompt.id, event, wallMs: world.now() - startMs });
          },
        },
        signal,
      );
    } finally {
      this.#underWay -= 1;
    }
  }

  /** The policy's judging model. Throws `invalid-input` where there is none, or nothing may leave. */
  judge(policy: Policy): LiveEndpoint {
    this.assertReady();
    const judge = this.calls.judge(policy.judge);
    if (judge === null || policy.judge.provider === 'surrogate') refuse('No model of your own is chosen to judge.');
    return judge;
  }

  /** A call beside any flight: it is no row, but it costs. */
  noteAside({ costUsd, atMostUsd }: CallCost): void {
    this.#asideUsd += costUsd;
    this.#surroundings.onAside({ costUsd, ...(atMostUsd === undefined ? {} : { atMostUsd }) });
    this.#tellSoon();
  }

  #enter(record: LiveRecord): void {
    this.#run.enter(record, true);
    this.#unsent.push(record);
    this.#tellSoon();
  }

  #flush(): void {
    this.#flushing?.();
    this.#flushing = null;
    if (this.#unsent.length > 0) this.#surroundings.onRecords(this.#unsent);
    this.#unsent = [];
    this.#tell();
  }

  #tellSoon(): void {
    this.#flushing ??= this.world.after(this.#pauseMs, () => this.#flush());
  }

  #count(done: number, total: number): void {
    this.#surroundings.push({ kind: 'progress', done, total, phase: 'routing' });
  }

  #cancelAll(): void {
    this.#life.abort();
    this.#life = new AbortController();
  }

  /** The longer the session, the longer its state takes to read: telling it may take a tenth of the time at most. */
  #tell(): void {
    const { world, push } = this.#surroundings;
    const startMs = world.now();
    push({ kind: 'live', state: this.state() });
    this.#pauseMs = Math.max(flushMs, 9 * (world.now() - startMs));
  }
}

function refuse(message: string): never {
  throw new EngineCallError({ code: 'invalid-input', message, retryable: false });
}
