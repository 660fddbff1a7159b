import { banditEntry } from '../../core/bandit-entry';
import type { CompiledPolicy } from '../../core/compiled-policy';
import type { Hindrance } from '../../core/dispatch/hindrance';
import type { Decision } from '../../core/domain/decision';
import type { EndpointId } from '../../core/domain/endpoint';
import type { Attempt, Outcome, QualitySource } from '../../core/domain/outcome';
import type { Reward } from '../../core/domain/reward';
import type { FlightResult } from '../../core/flight';
import type { ArmState, CrossedPick, LeftOut } from '../../core/pick';
import { splitChoice } from '../../core/pillars/local-split';
import { rewardOf } from '../../core/pillars/reward-of';
import type { FlightRow } from '../../core/sim/sim-driver';
import { STAGES, UNJUDGED } from '../../core/telemetry/codes';
import type { TelemetryColumns } from '../../core/telemetry/columns';
import { GrowingColumn } from './growing-column';

/** What the columns do not hold of a row. The trace is whole where the budget, the cache or the conversation spoke; elsewhere only the bandit's line is there. */
export interface RowDetail {
  readonly decision: Decision;
  readonly outcome: Outcome;
  readonly reward: Reward | null;
}

const draws: readonly Decision['draw'][] = ['greedy', 'random', 'none', 'sampled', 'probe'];
const sources: readonly QualitySource[] = ['simulated', 'sample-authors', 'user', 'recorded-outcome', 'judge'];
const hindrances: readonly Hindrance[] = ['circuit-open', 'overloaded', 'budget-spent', 'flagged-out'];
/** What these said cannot be asked again: it hung on the money spent, the answers kept or the turns before. */
const momentary: readonly string[] = ['budget', 'cache', 'session'];

const float64 = (length: number): Float64Array => new Float64Array(length);
const uint32 = (length: number): Uint32Array => new Uint32Array(length);
const int16 = (length: number): Int16Array => new Int16Array(length);
const uint8 = (length: number): Uint8Array => new Uint8Array(length);

/**
 * Decision and outcome of every row of a run, as numbers beside its columns: an object a row would be a kilobyte. Rows whose
 * story is longer than one answered call (retries, vetoes, hits of the cache, checks) are kept as they are.
 */
export class RowLedger {
  readonly #telemetry: TelemetryColumns;
  readonly #policy: CompiledPolicy;
  readonly #odd = new Map<number, RowDetail>();
  readonly #codes: ReadonlyMap<EndpointId, number>;
  readonly #tpotMs = new GrowingColumn(float64);
  readonly #startMs = new GrowingColumn(float64);
  readonly #durationMs = new GrowingColumn(float64);
  readonly #draw = new GrowingColumn(uint8);
  readonly #tierIsEmpty = new GrowingColumn(uint8);
  /** 1 where the split of the local tier named the endpoint. */
  readonly #bySplit = new GrowingColumn(uint8);
  readonly #source = new GrowingColumn(uint8);
  /** Where a row's arms and fallbacks begin in the lists below, and how many there are; rows finish in any order. */
  readonly #armsFrom = new GrowingColumn(uint32);
  readonly #armCount = new GrowingColumn(uint8);
  readonly #fallbacksFrom = new GrowingColumn(uint32);
  readonly #fallbackCount = new GrowingColumn(uint8);
  readonly #armCode = new GrowingColumn(int16);
  /** Mean reward, 0..1; where there was none yet, -1 less what was expected, NaN where nothing was. */
  readonly #armMean = new GrowingColumn(float64);
  readonly #armPulls = new GrowingColumn(uint32);
  readonly #fallbackCode = new GrowingColumn(int16);
  /** Of the rows where somebody was, most often none: endpoint and hindrance in one number each, see `hindrances`. */
  readonly #leftOutCodes = new Map<number, readonly number[]>();

  /** `telemetry` must hold a row before the ledger is asked for it. */
  constructor(telemetry: TelemetryColumns, policy: CompiledPolicy) {
    this.#telemetry = telemetry;
    this.#policy = policy;
    this.#codes = new Map(telemetry.endpointIds.map((id, code) => [id, code]));
  }

  /** Enters a finished flight. */
  set({ row, result }: FlightRow): void {
    const { picked, outcome } = result;
    const attempt = plainAttempt(result);
    if (attempt === null || picked === null || outcome.kind !== 'completed') {
      this.#odd.set(row, this.#detailOf(result));
      return;
    }
    this.#tpotMs.set(row, outcome.tpotMs);
    this.#startMs.set(row, attempt.startMs);
    this.#durationMs.set(row, attempt.durationMs);
    this.#source.set(row, sources.indexOf(outcome.qualitySource ?? 'simulated'));
    this.#setPick(row, picked);
  }

  /** A row's detail; undefined where there is none. */
  read(row: number): RowDetail | undefined {
    const odd = this.#odd.get(row);
    if (odd !== undefined || row < 0 || row >= this.#telemetry.length) return odd;
    const outcome = this.#outcome(row);
    return { decision: this.#decision(row), outcome, reward: rewardOf(outcome, this.#policy.policy.objective) };
  }

  /** How a row's flight ended, without the decision's words; undefined where there is none. */
  outcome(row: number): Outcome | undefined {
    const odd = this.#odd.get(row);
    if (odd !== undefined || row < 0 || row >= this.#telemetry.length) return odd?.outcome;
    return this.#outcome(row);
  }

  #setPick(row: number, { by, draw, tierIsEmpty, arms, fallbacks, leftOut }: CrossedPick): void {
    this.#draw.set(row, draws.indexOf(draw));
    this.#bySplit.set(row, Number(by === 'complexity'));
    this.#tierIsEmpty.set(row, Number(tierIsEmpty));
    this.#armsFrom.set(row, this.#armCode.length);
    this.#armCount.set(row, arms.length);
    for (const { endpointId, meanReward, expectedReward, pulls } of arms) {
      this.#armCode.push(this.#codes.get(endpointId) ?? -1);
      this.#armMean.push(meanReward ?? (expectedReward === null ? Number.NaN : -1 - expectedReward));
      this.#armPulls.push(pulls);
    }
    this.#fallbacksFrom.set(row, this.#fallbackCode.length);
    this.#fallbackCount.set(row, fallbacks.length);
    for (const id of fallbacks) this.#fallbackCode.push(this.#codes.get(id) ?? -1);
    if (leftOut.length === 0) return;
    const codeOf = ({ id, hindered }: LeftOut): number =>
      (this.#codes.get(id) ?? 0) * hindrances.length + hindrances.indexOf(hindered);
    this.#leftOutCodes.set(row, leftOut.map(codeOf));
  }

  #detailOf({ decision, tierDecision, picked, outcome, reward }: FlightResult): RowDetail {
    if (decision.trace.some((entry) => momentary.includes(entry.stage))) return { decision, outcome, reward };
    // The tier stages can be asked again at any time.
    const handed = decision.trace.filter(({ stage }) => stage === 'human');
    const trace = picked === null ? handed : [banditEntry(picked, tierDecision.tier, this.#policy)];
    return { decision: { ...decision, trace }, outcome, reward };
  }

  #decision(row: number): Decision {
    const { columns } = this.#telemetry;
    const at = (column: ArrayLike<number>): number => column[row] ?? 0;
    const tier = this.#telemetry.decidedTier(row);
    const bySplit = this.#bySplit.at(row) === 1;
    const split = bySplit
      ? splitChoice(at(columns.complexityIndex), this.#policy, [this.#idOf(at(columns.endpoint))])
      : null;
    const picked = {
      endpointId: this.#idOf(at(columns.endpoint)),
      draw: draws[this.#draw.at(row)] ?? 'none',
      propensity: at(columns.propensity),
      crossed: at(columns.explored) === 1,
      tierIsEmpty: this.#tierIsEmpty.at(row) === 1,
      leftOut: this.#leftOut(row),
      arms: this.#arms(row),
      ...(split === null ? {} : { how: split.how }),
    };
    const margin = at(columns.margin);
    return {
      tier,
      tierDecidedBy: STAGES[at(columns.decidedBy)] ?? 'complexity',
      endpointId: picked.endpointId,
      endpointPickedBy: bySplit ? 'complexity' : 'bandit',
      trace: [banditEntry(picked, tier, this.#policy)],
      margin: Number.isNaN(margin) ? null : margin,
      complexityIndex: at(columns.complexityIndex),
      complexityFrom: at(columns.fromEmbedding) === 1 ? 'embedding' : 'text',
      propensity: picked.propensity,
      draw: picked.draw,
      explored: picked.crossed,
      fallbacks: this.#fallbacks(row),
      policyVersion: this.#policy.policy.version,
    };
  }

  #arms(row: number): readonly ArmState[] {
    const from = this.#armsFrom.at(row);
    return Array.from({ length: this.#armCount.at(row) }, (_, k) => {
      const mean = this.#armMean.at(from + k);
      const endpointId = this.#idOf(this.#armCode.at(from + k));
      const pulls = this.#armPulls.at(from + k);
      if (mean >= 0) return { endpointId, meanReward: mean, expectedReward: null, pulls };
      return { endpointId, meanReward: null, expectedReward: Number.isNaN(mean) ? null : -1 - mean, pulls };
    });
  }

  #fallbacks(row: number): readonly EndpointId[] {
    const from = this.#fallbacksFrom.at(row);
    return Array.from({ length: this.#fallbackCount.at(row) }, (_, k) => this.#idOf(this.#fallbackCode.at(from + k)));
  }

  #leftOut(row: number): readonly LeftOut[] {
    return (this.#leftOutCodes.get(row) ?? []).map((code) => {
      const hindered = hindrances[code % hindrances.length] ?? 'overloaded';
      return { id: this.#idOf(Math.floor(code / hindrances.length)), hindered };
    });
  }

  #outcome(row: number): Outcome {
    const { columns } = this.#telemetry;
    const at = (column: ArrayLike<number>): number => column[row] ?? 0;
    const costUsd = at(columns.costUsd);
    const queueMs = at(columns.queueMs);
    const quality = at(columns.quality) === UNJUDGED ? null : at(columns.quality);
    const attempt: Attempt = {
      endpointId: this.#idOf(at(columns.endpoint)),
      startMs: this.#startMs.at(row),
      durationMs: this.#durationMs.at(row),
      costUsd,
      ...(queueMs === 0 ? {} : { queueMs }),
    };
    return {
      kind: 'completed',
      ttftMs: at(columns.ttftMs),
      tpotMs: this.#tpotMs.at(row),
      latencyMs: at(columns.latencyMs),
      tokens: {
        input: at(columns.inputTokens),
        cacheRead: 0,
        cacheWrite: 0,
        visible: at(columns.outputTokens),
        reasoning: 0,
      },
      costUsd,
      quality,
      qualitySource: quality === null ? null : (sources[this.#source.at(row)] ?? 'simulated'),
      attempts: [attempt],
    };
  }

  #idOf(code: number): EndpointId {
    return this.#telemetry.endpointIds[code] ?? '';
  }
}

/** The one call of a flight that nothing else happened to; null for any other. */
function plainAttempt({ outcome, decision, tierDecision, picked }: FlightResult): Attempt | null {
  if (outcome.kind !== 'completed' || outcome.attempts.length !== 1) return null;
  if (outcome.confidence !== undefined || outcome.costBasis !== undefined) return null;
  const [attempt] = outcome.attempts;
  const { cacheRead, cacheWrite, reasoning } = outcome.tokens;
  if (attempt === undefined || cacheRead + cacheWrite + reasoning > 0) return null;
  if (attempt.trimmed !== undefined || attempt.shortened !== undefined) return null;
  if (attempt.bill !== undefined || attempt.deferredMs !== undefined || attempt.batch !== undefined) return null;
  if (attempt.wake !== undefined || attempt.waitMs !== undefined) return null;
  if (attempt.endpointId !== picked?.endpointId) return null;
  if (picked.by !== 'complexity' && (picked.by !== 'bandit' || picked.how !== undefined)) return null;
  if (tierDecision.inWords && decision.trace.some((entry) => momentary.includes(entry.stage))) return null;
  return attempt;
}
