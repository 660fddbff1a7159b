import type { CostBasis } from '../../core/domain/cost-basis';
import type { Endpoint } from '../../core/domain/endpoint';
import type { LiveRecord } from '../../core/domain/live-record';
import type { Outcome } from '../../core/domain/outcome';
import type { Policy } from '../../core/domain/policy';
import type { Label } from '../../core/domain/prompt';
import type { Reward } from '../../core/domain/reward';
import { featuresOf } from '../../core/features/features-of';
import { ArmTable } from '../../core/pillars/arm-table';
import { banditFeatures } from '../../core/pillars/bandit-features';
import { learningOf, learningOfAnswer } from '../../core/pillars/learning-of';
import { rewardOf } from '../../core/pillars/reward-of';
import { TelemetryColumns } from '../../core/telemetry/columns';
import { hashTelemetry } from '../../core/telemetry/hash';
import { costBasisOf } from '../baselines/cost-basis-of';

/** An endpoint as its calls show it: it may be gone from the settings. */
export type RoutedEndpoint = Pick<Endpoint, 'id' | 'tier' | 'label'> & {
  readonly origin: string;
  readonly priced: boolean;
};

/** What arms are taught by. */
export type TaughtUnder = Pick<Policy, 'objective' | 'bandit'>;

/** Live flights as they were recorded: they are read, labelled and kept, never flown again. */
export class LiveRun {
  #columns = new TelemetryColumns([]);
  #arms = new ArmTable();
  #endpoints = new Map<string, RoutedEndpoint>();
  #records: LiveRecord[] = [];
  #policy: TaughtUnder;

  constructor(policy: TaughtUnder, records: readonly LiveRecord[] = []) {
    this.#policy = policy;
    for (const record of records) this.enter(record);
  }

  get columns(): TelemetryColumns {
    return this.#columns;
  }

  /** What the bandit has learned from live answers. */
  get arms(): ArmTable {
    return this.#arms;
  }

  get records(): readonly LiveRecord[] {
    return this.#records;
  }

  /** Who was called. */
  get endpoints(): readonly RoutedEndpoint[] {
    return [...this.#endpoints.values()];
  }

  /** What a row's cost is worth. */
  costBasis(row: number): CostBasis | undefined {
    const record = this.#records[row];
    return record === undefined ? undefined : costBasisOf(record);
  }

  get rows(): number {
    return this.#records.length;
  }

  get hash(): string {
    return hashTelemetry(this.#columns);
  }

  /** The record's outcome with the quality that its label gives it. */
  outcome(row: number): Outcome | null {
    const record = this.#records[row];
    return record === undefined ? null : judged(record);
  }

  reward(row: number): Reward | null {
    const outcome = this.outcome(row);
    return outcome === null ? null : rewardOf(outcome, this.#policy.objective);
  }

  /** Adds a finished flight; its arms have learned already where `learned` is set. */
  enter(record: LiveRecord, learned = false): number {
    const row = this.#records.push(record) - 1;
    if (this.#takeEndpoints(record)) this.#setAll();
    else this.#set(row);
    if (!learned) this.#learn(row);
    return row;
  }

  /** Teaches the arms anew from what was recorded: flights under way may have taught others meanwhile. */
  settle(): void {
    this.#arms = new ArmTable();
    for (const row of this.#records.keys()) this.#learn(row);
  }

  /** Sets or takes back a user's label; the arms learn anew. */
  label(row: number, label: Label | null): void {
    const record = this.#records[row];
    if (record === undefined) return;
    const { label: _before, ...prompt } = record.prompt;
    this.#records[row] = { ...record, prompt: label === null ? prompt : { ...prompt, label } };
    this.#rebuild();
  }

  /** Rewards are worked out, and arms taught, anew under another policy. */
  follow(policy: TaughtUnder): void {
    const { objective, bandit } = this.#policy;
    if (objective === policy.objective && bandit === policy.bandit) return;
    this.#policy = policy;
    this.#rebuild();
  }

  /** Answers whether there was a new one among them. */
  #takeEndpoints({ calls }: LiveRecord): boolean {
    const before = this.#endpoints.size;
    for (const { endpointId: id, tier, label, origin, priced } of calls)
      this.#endpoints.set(id, { id, tier, label, origin, priced });
    return this.#endpoints.size > before;
  }

  #rebuild(): void {
    this.#setAll();
    this.settle();
  }

  #setAll(): void {
    this.#columns = new TelemetryColumns([...this.#endpoints.values()]);
    for (const row of this.#records.keys()) this.#set(row);
  }

  #set(row: number): void {
    const record = this.#records[row];
    const outcome = this.outcome(row);
    if (record === undefined || outcome === null) return;
    const { prompt, decision, semanticScore, judgeDifficulty, startedAt, calls } = record;
    const arrivalMs = Date.parse(startedAt) - Date.parse(this.#records[0]?.startedAt ?? startedAt);
    const tierDecision = { semanticScore, judgeDifficulty };
    const result = { decision, outcome, reward: this.reward(row), tierDecision };
    // By what the calls were then: trust may have come since.
    const leftDevice = calls.some(({ tier, leavesDevice }) => tier === 'cloud' || leavesDevice === true);
    const inputTokens = reportedInput(calls);
    this.#columns.set({ row, prompt, arrivalMs, leftDevice, result, ...(inputTokens === null ? {} : { inputTokens }) });
  }

  /**
   * As dispatch teaches them: every call is a pull, a failed one earns 0, an answer what it is worth; nothing where the arms
   * were frozen. What a breaker's probe took back stays with the run that it was in.
   */
  #learn(row: number): void {
    const record = this.#records[row];
    const outcome = this.outcome(row);
    if (record === undefined || outcome === null || !('attempts' in outcome)) return;
    const features = banditFeatures(featuresOf(record.prompt), record.decision.complexityIndex);
    const learning = learningOf(this.#policy.bandit, features);
    for (const { endpointId, error } of outcome.attempts) {
      this.#arms.pull(endpointId);
      if (error?.code === 'cancelled' || error?.code === 'no-endpoint') this.#arms.cancel(endpointId);
      else if (error !== undefined && record.untaught !== true) this.#arms.fail(endpointId, learning);
    }
    const served = outcome.attempts.at(-1);
    const reward = this.reward(row);
    if (outcome.kind !== 'completed' || served === undefined) return;
    if (reward === null || record.untaught === true) this.#arms.cancel(served.endpointId);
    else this.#arms.reward(served.endpointId, reward.value, learningOfAnswer(this.#policy, features, reward, null));
  }
}

/** A label says whether the tier that answered was enough. */
function judged({ prompt, outcome, calls }: LiveRecord): Outcome {
  const { label } = prompt;
  if (outcome.kind !== 'completed' || label === undefined) return outcome;
  const tier = calls.at(-1)?.tier ?? 'local';
  const enough = label.need === 'local' || (label.need === 'cloud' && tier === 'cloud');
  return { ...outcome, quality: Number(enough), qualitySource: label.source };
}

/** Input tokens as the server of the last answer counted them, kept ones included; null where none did. */
function reportedInput(calls: LiveRecord['calls']): number | null {
  const answer = calls.findLast(({ error }) => error === null);
  if (answer?.usage !== 'reported') return null;
  const { input, cacheRead, cacheWrite } = answer.tokens;
  return input + cacheRead + cacheWrite;
}
