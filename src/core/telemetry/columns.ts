import type { Endpoint, EndpointId } from '../domain/endpoint';
import type { Attempt } from '../domain/outcome';
import type { Prompt, Tier } from '../domain/prompt';
import type { TraceEntry } from '../domain/verdict';
import { featuresOf } from '../features/features-of';
import type { TierDecision } from '../cascade';
import type { FlightResult } from '../flight';
import type { FlightRow } from '../sim/sim-driver';
import { AGREEMENT, OUTCOMES, STAGES, TIERS, UNJUDGED, WAITS } from './codes';

/** Every simulated column, in the order in which they are hashed. Money in USD, times in ms; NaN = none. */
function allocate(rows: number) {
  return {
    tier: new Uint8Array(rows),
    decidedBy: new Uint8Array(rows),
    /** Position in `endpointIds`, -1 = none. */
    endpoint: new Int16Array(rows),
    /** The first other endpoints that were tried before it and failed, -1 = nobody. */
    firstFailed: new Int16Array(rows),
    secondFailed: new Int16Array(rows),
    /** How often those two failed, and the endpoint itself before its last try. */
    firstFails: new Uint8Array(rows),
    secondFails: new Uint8Array(rows),
    ownFails: new Uint8Array(rows),
    /** Whose answer a check doubted, -1 = none was. */
    discarded: new Int16Array(rows),
    outcome: new Uint8Array(rows),
    explored: new Uint8Array(rows),
    randomDraw: new Uint8Array(rows),
    /** 1 another endpoint failed before, 2 a doubted answer was replaced by a stronger endpoint's. */
    failedOver: new Uint8Array(rows),
    /** An endpoint that is not on this device was called, answered or not. */
    leftDevice: new Uint8Array(rows),
    complexityIndex: new Uint8Array(rows),
    fromEmbedding: new Uint8Array(rows),
    /** Two bits a tier stage in policy order, see AGREEMENT. */
    agreement: new Uint8Array(rows),
    attempts: new Uint8Array(rows),
    /** 1 acceptable, 0 not, -1 without an answer, -2 answered and nobody has said, -3 waits for a person. */
    quality: new Int8Array(rows),
    inputTokens: new Uint32Array(rows),
    outputTokens: new Uint32Array(rows),
    semanticScore: new Float64Array(rows),
    judgeDifficulty: new Float64Array(rows),
    margin: new Float64Array(rows),
    propensity: new Float64Array(rows),
    reward: new Float64Array(rows),
    costUsd: new Float64Array(rows),
    latencyMs: new Float64Array(rows),
    ttftMs: new Float64Array(rows),
    /** Time in endpoints' lines, over all attempts. */
    queueMs: new Float64Array(rows),
    arrivalMs: new Float64Array(rows),
  };
}

export type ColumnSet = ReturnType<typeof allocate>;

/** What the columns take of a finished flight. */
export interface EnteredFlight extends Omit<FlightRow, 'result'> {
  /** Whether it left this device, where the tier of who was called does not say so. */
  readonly leftDevice?: boolean;
  /** Input tokens as the server of the answer counted them; absent: estimated from what was sent. */
  readonly inputTokens?: number;
  readonly result: Pick<FlightResult, 'decision' | 'outcome' | 'reward'> & {
    readonly tierDecision: Pick<TierDecision, 'semanticScore' | 'judgeDifficulty'>;
  };
}

/** The telemetry of a session as typed columns: one slot a flight, in order of arrival. */
export class TelemetryColumns {
  readonly endpointIds: readonly EndpointId[];
  readonly #tiers: readonly Tier[];
  readonly #cloud: ReadonlySet<EndpointId>;
  readonly #codes: ReadonlyMap<EndpointId, number>;
  /** Of the rows that can be read. */
  readonly prompts: Prompt[] = [];
  /** Input tokens of earlier turns that were left out, by row. */
  readonly trimmed = new Map<number, number>();
  /** Input tokens that shortening cut, by row; what they cost less is in the columns. */
  readonly shortened = new Map<number, number>();
  /** Tokens of summaries that were sent in the place of earlier turns, by row. */
  readonly summarised = new Map<number, number>();
  /** Of flights that finished before an earlier one. */
  readonly #early = new Map<number, Prompt>();
  #columns: ColumnSet;
  #capacity: number;
  #length = 0;

  constructor(endpoints: readonly Pick<Endpoint, 'id' | 'tier'>[], capacity = 1024) {
    this.endpointIds = endpoints.map((endpoint) => endpoint.id);
    this.#tiers = endpoints.map((endpoint) => endpoint.tier);
    this.#cloud = new Set(endpoints.filter((endpoint) => endpoint.tier === 'cloud').map((endpoint) => endpoint.id));
    this.#codes = new Map(this.endpointIds.map((id, code) => [id, code]));
    this.#capacity = Math.max(1, capacity);
    this.#columns = allocate(this.#capacity);
  }

  /** Rows that can be read: all before the first that is still under way. Flights finish in any order. */
  get length(): number {
    return this.#length;
  }

  /** The columns themselves; read only as far as `length`. */
  get columns(): ColumnSet {
    return this.#columns;
  }

  /** The tier that was decided for a row; null where nobody may serve it. */
  decidedTier(row: number): Tier | null {
    const tier = TIERS[this.#columns.tier[row] ?? 0];
    return tier === undefined || tier === 'none' ? null : tier;
  }

  /** The tier of an endpoint by its place in `endpointIds`; null for no such place. */
  tierOf(code: number): Tier | null {
    return this.#tiers[code] ?? null;
  }

  /** The tier of the endpoint that a row was tried on last; null where nobody was. */
  endpointTier(row: number): Tier | null {
    return this.#tiers[this.#columns.endpoint[row] ?? -1] ?? null;
  }

  /**
   * The tier that a row was routed to: the decided one, or the other where nobody of that was on. What the bandit explores
   * and what a failure leads to is not the routing's. Null where nobody was called.
   */
  routedTier(row: number): Tier | null {
    const { explored, tier, firstFailed, endpoint } = this.#columns;
    if (explored[row] === 1) return TIERS[tier[row] ?? 0] === 'local' ? 'local' : 'cloud';
    const first = firstFailed[row] ?? -1;
    return this.#tiers[first === -1 ? (endpoint[row] ?? -1) : first] ?? null;
  }

  /** Enters a finished flight into its slot. */
  set(flightRow: EnteredFlight): void {
    const { row, prompt, arrivalMs, result } = flightRow;
    this.reserve(row + 1);
    if (row < this.#length) this.prompts[row] = prompt;
    else this.#early.set(row, prompt);
    const { decision, outcome, tierDecision, reward } = result;
    const columns = this.#columns;
    columns.tier[row] = TIERS.indexOf(decision.tier ?? 'none');
    columns.decidedBy[row] = STAGES.indexOf(decision.tierDecidedBy);
    columns.outcome[row] = OUTCOMES.indexOf(outcome.kind);
    columns.explored[row] = Number(decision.explored);
    columns.randomDraw[row] = Number(decision.draw === 'random');
    columns.complexityIndex[row] = decision.complexityIndex;
    columns.fromEmbedding[row] = Number(decision.complexityFrom === 'embedding');
    columns.agreement[row] = agreementOf(decision.trace, decision.tierDecidedBy === 'human');
    const [trimmed, shortened, summarised] = [trimmedTokens(result), shortenedTokens(result), summaryTokens(result)];
    note(this.trimmed, row, trimmed);
    note(this.shortened, row, shortened);
    note(this.summarised, row, summarised);
    columns.inputTokens[row] =
      flightRow.inputTokens ?? featuresOf(prompt).inputTokens - trimmed - shortened + summarised;
    columns.semanticScore[row] = tierDecision.semanticScore ?? Number.NaN;
    columns.judgeDifficulty[row] = tierDecision.judgeDifficulty ?? Number.NaN;
    columns.margin[row] = decision.margin ?? Number.NaN;
    columns.propensity[row] = decision.propensity;
    columns.reward[row] = reward?.value ?? Number.NaN;
    columns.arrivalMs[row] = arrivalMs;
    this.#setOutcome(flightRow);
    this.#advance();
  }

  #advance(): void {
    for (let next = this.#early.get(this.#length); next !== undefined; next = this.#early.get(this.#length)) {
      this.prompts.push(next);
      this.#early.delete(this.#length);
      this.#length += 1;
    }
  }

  #setOutcome({ row, result, leftDevice }: EnteredFlight): void {
    const { outcome, decision } = result;
    const columns = this.#columns;
    const attempts = 'attempts' in outcome ? outcome.attempts : [];
    const last = attempts.at(-1)?.endpointId;
    const cloudCalled = attempts.some((attempt) => this.#cloud.has(attempt.endpointId));
    columns.endpoint[row] = this.#codeOf(last ?? decision.endpointId);
    columns.attempts[row] = attempts.length;
    columns.leftDevice[row] = Number(leftDevice ?? cloudCalled);
    columns.costUsd[row] = 'costUsd' in outcome ? outcome.costUsd : 0;
    columns.latencyMs[row] = 'latencyMs' in outcome ? outcome.latencyMs : Number.NaN;
    columns.queueMs[row] = attempts.reduce((sum, attempt) => sum + (attempt.queueMs ?? 0), 0);
    columns.ttftMs[row] = outcome.kind === 'completed' ? outcome.ttftMs : Number.NaN;
    columns.quality[row] = qualityCode(outcome);
    const tokens =
      outcome.kind === 'completed' ? outcome.tokens : 'answer' in outcome ? outcome.answer?.tokens : undefined;
    columns.outputTokens[row] = tokens === undefined ? 0 : tokens.visible + tokens.reasoning;
    this.#setTries(row, attempts);
  }

  /** Who was tried in vain before the last one. */
  #setTries(row: number, attempts: readonly Attempt[]): void {
    const columns = this.#columns;
    const [only] = attempts;
    if (attempts.length === 1 && only?.error === undefined && only?.discarded !== true) {
      columns.firstFailed[row] = -1;
      columns.secondFailed[row] = -1;
      columns.discarded[row] = -1;
      // A flight may be entered again, over what stood there: live ones are, when their answer is judged.
      columns.firstFails[row] = 0;
      columns.secondFails[row] = 0;
      columns.ownFails[row] = 0;
      columns.failedOver[row] = 0;
      return;
    }
    // A doubted answer that a stronger endpoint replaced is no failover.
    const failed = attempts.filter((attempt) => attempt.error !== undefined).map((attempt) => attempt.endpointId);
    const last = attempts.at(-1)?.endpointId;
    const called = [...new Set(failed)].filter((id) => id !== last);
    columns.firstFailed[row] = this.#codeOf(called[0] ?? null);
    columns.secondFailed[row] = this.#codeOf(called[1] ?? null);
    const failsOf = (id: EndpointId | undefined): number => failed.filter((one) => one === id).length;
    columns.firstFails[row] = failsOf(called[0]);
    columns.secondFails[row] = failsOf(called[1]);
    columns.ownFails[row] = attempts
      .slice(0, -1)
      .filter((one) => one.error !== undefined && one.endpointId === last).length;
    const discarded = attempts.find((attempt) => attempt.discarded === true)?.endpointId ?? null;
    columns.discarded[row] = this.#codeOf(discarded);
    columns.failedOver[row] = called.length > 0 ? 1 : discarded === null ? 0 : 2;
  }

  #codeOf(id: EndpointId | null): number {
    return id === null ? -1 : (this.#codes.get(id) ?? -1);
  }

  /** Makes room for so many rows: once before many come, since growing copies every column. */
  reserve(needed: number): void {
    if (needed <= this.#capacity) return;
    while (this.#capacity < needed) this.#capacity *= 2;
    const wider = allocate(this.#capacity);
    const targets = Object.values(wider);
    for (const [position, column] of Object.values(this.#columns).entries()) targets[position]?.set(column);
    this.#columns = wider;
  }
}

function qualityCode(outcome: EnteredFlight['result']['outcome']): number {
  if (outcome.kind === 'completed') return outcome.quality ?? UNJUDGED;
  if (outcome.kind !== 'degraded') return -1;
  if (outcome.answer !== undefined) return outcome.answer.quality ?? UNJUDGED;
  return outcome.how === 'hand-off' ? WAITS : -1;
}

/** Remembers what is not nothing. */
function note(tokens: Map<number, number>, row: number, count: number): void {
  if (count > 0) tokens.set(row, count);
  else tokens.delete(row);
}

/** What whoever ended the flight was not sent of its input. */
function trimmedTokens({ outcome }: EnteredFlight['result']): number {
  const last = 'attempts' in outcome ? outcome.attempts.at(-1) : undefined;
  return last?.trimmed?.trimmedTokens ?? 0;
}

/** What was sent in the place of turns that were left out. */
function summaryTokens({ outcome }: EnteredFlight['result']): number {
  const last = 'attempts' in outcome ? outcome.attempts.at(-1) : undefined;
  return last?.trimmed?.summary?.tokens ?? 0;
}

/** What shortening cut from what whoever ended the flight was sent. */
function shortenedTokens({ outcome }: EnteredFlight['result']): number {
  const shortened = 'attempts' in outcome ? outcome.attempts.at(-1)?.shortened : undefined;
  return shortened?.isSent === true ? shortened.beforeTokens - shortened.afterTokens : 0;
}

/** What was handed to a person, the stage that had decided it passed on. */
function agreementOf(trace: readonly TraceEntry[], isHanded: boolean): number {
  let packed = 0;
  let position = 0;
  for (const { stage, verdict } of trace) {
    if (stage !== 'rules' && stage !== 'semantic' && stage !== 'complexity' && stage !== 'judge') continue;
    const said =
      verdict.kind === 'narrow'
        ? isHanded
          ? 'passed'
          : 'decided'
        : verdict.kind === 'skipped'
          ? 'skipped'
          : verdict.kind === 'failed'
            ? verdict.error.code === 'embedder-not-loaded'
              ? 'skipped'
              : 'failed'
            : 'passed';
    packed |= AGREEMENT.indexOf(said) << (2 * position);
    position += 1;
  }
  return packed;
}
