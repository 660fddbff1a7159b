import type { EndpointId } from '../domain/endpoint';
import { pow } from '../sim/deterministic-math';
import type { AnswerSums, LearnedAnswer } from './answer-sums';
import { addAnswer, fadeSums, noSums } from './answer-sums';
import { LinearArm } from './linear-arm';

/** What is believed of an endpoint before it was called. */
export interface ArmPrior {
  /** Expected reward, 0..1. */
  readonly mean: number;
  /** As many rewards as it counts for. */
  readonly weight: number;
  /** What the mean is made of beside the price: expected quality and latency's part, each 0..1. */
  readonly parts?: { readonly quality: number; readonly latency: number };
}

/** Bandit state of one endpoint. */
export interface Arm {
  readonly endpointId: EndpointId;
  /** Times it was called, whether or not the reward has come in yet. */
  readonly pulls: number;
  /** Rewards received; delayed rewards make this lag behind the pulls. */
  readonly rewards: number;
  /** Calls whose reward is still out. */
  readonly pending: number;
  /** Mean reward 0..1, discounted where the policy forgets; null before the first. */
  readonly meanReward: number | null;
  /** How many rewards the mean rests on after forgetting. */
  readonly weight: number;
  readonly prior: ArmPrior | null;
  /** What its answers were like, discounted as the weight is. */
  readonly answers: AnswerSums;
  /** Mean of the rewards and of what was believed before them, by their weights; null where there is neither, or all is forgotten. */
  readonly expectedReward: number | null;
}

/** Who tells how arms stand: the table itself by the rewards that came, or with today's prices in the place of those that were paid. */
export interface ArmReader {
  readonly arm: (endpointId: EndpointId) => Arm;
  /** LinUCB's index of an endpoint for a prompt: expected reward plus `alpha` times what is not known about it. */
  readonly linearIndex: (endpointId: EndpointId, features: readonly number[], alpha: number) => number;
}

/** How a reward is learned. */
export interface Learning {
  /** Factor by which every reward before counts less, 0..1; 1 = remembers all. */
  readonly discount: number;
  /** The prompt's features, for LinUCB. */
  readonly features: readonly number[] | null;
  /** What the reward is made of; absent where that is not known, or nobody answered. */
  readonly answer?: LearnedAnswer;
}

interface MutableArm {
  pulls: number;
  rewards: number;
  pending: number;
  /** Discounted count and sum of the rewards, as of `step`. */
  weight: number;
  total: number;
  answers: AnswerSums;
  step: number;
  failuresInARow: number;
  /** What the failures in a row weigh after forgetting, as of `step`. */
  failureWeight: number;
  linear: LinearArm | null;
}

/** So many powers of a discount are kept. */
const MOST_POWERS = 4096;

/** An arm of which so little weight is left is asked as one that never was. */
const FORGOTTEN = 0.05;

const plainly: Learning = { discount: 1, features: null };

/** The bandit's memory: one arm an endpoint. The only mutable state of the routing pillars. */
export class ArmTable implements ArmReader {
  readonly #arms = new Map<EndpointId, MutableArm>();
  /** Rewards of all arms so far: the clock that forgetting goes by. */
  #step = 0;
  #discount = 1;
  /** Powers of the discount that have been worked out, by exponent. */
  #powers: number[] = [];
  #judged = 0;
  #quality = 0;
  readonly #priorOf: (endpointId: EndpointId) => ArmPrior | null;

  /** `priorOf` says what is believed of an endpoint beforehand; nothing where it is left out. */
  constructor(priorOf: (endpointId: EndpointId) => ArmPrior | null = () => null) {
    this.#priorOf = priorOf;
  }

  /** Counts a call of this endpoint. */
  pull(endpointId: EndpointId): void {
    const arm = this.#of(endpointId);
    arm.pulls += 1;
    arm.pending += 1;
  }

  /** Takes in a reward, 0..1, of an earlier pull. */
  reward(endpointId: EndpointId, value: number, { discount, features, answer }: Learning = plainly): void {
    const arm = this.#of(endpointId);
    this.#step += 1;
    if (discount !== this.#discount) this.#powers = [];
    this.#discount = discount;
    this.#fade(arm);
    arm.rewards += 1;
    arm.pending = Math.max(0, arm.pending - 1);
    arm.weight += 1;
    arm.total += value;
    arm.failuresInARow = 0;
    arm.failureWeight = 0;
    if (answer !== undefined) arm.answers = addAnswer(arm.answers, answer);
    if (answer !== undefined && answer.quality !== null) {
      this.#judged += 1;
      this.#quality += answer.quality;
    }
    if (features === null) return;
    arm.linear ??= this.#freshLinear(endpointId, features.length);
    // Its price is known, and something is believed of the rest: what differs from both is learned.
    const known = answer === undefined ? 0 : answer.costPart + answer.believedPart;
    arm.linear.learn(features, value - known);
  }

  /** Takes in that a pull failed: a reward of 0, which `forgive` can take back. It says nothing of the answers, which LinUCB's features explain. */
  fail(endpointId: EndpointId, learning: Learning = plainly): void {
    const arm = this.#of(endpointId);
    const { failuresInARow } = arm;
    const weight = arm.failureWeight;
    const wholeBefore = arm.weight;
    this.reward(endpointId, 0, { ...learning, features: null });
    arm.failuresInARow = failuresInARow + 1;
    // It faded as all of the weight did.
    arm.failureWeight = 1 + (wholeBefore === 0 ? 0 : (weight * (arm.weight - 1)) / wholeBefore);
  }

  /** A pull that will bring no reward: the user gave up. */
  cancel(endpointId: EndpointId): void {
    const arm = this.#of(endpointId);
    arm.pending = Math.max(0, arm.pending - 1);
  }

  /**
   * Takes back the failures since the last answer: the endpoint is back after an outage that its breaker kept traffic from,
   * and what it did before stands again.
   */
  forgive(endpointId: EndpointId): void {
    const arm = this.#of(endpointId);
    if (arm.failuresInARow === 0) return;
    arm.weight = Math.max(arm.total, arm.weight - arm.failureWeight);
    arm.rewards -= arm.failuresInARow;
    arm.failuresInARow = 0;
    arm.failureWeight = 0;
  }

  /** The state of one endpoint; an unknown one has no pulls. */
  arm(endpointId: EndpointId): Arm {
    const arm = this.#arms.get(endpointId);
    const prior = this.#priorOf(endpointId);
    if (arm === undefined) {
      const nothing = { pulls: 0, rewards: 0, pending: 0, meanReward: null, weight: 0, answers: noSums };
      return { endpointId, ...nothing, prior, expectedReward: prior?.mean ?? null };
    }
    const { pulls, rewards, pending, total } = arm;
    const faded = this.#fadedSince(arm);
    const weight = arm.weight * faded;
    const meanReward = rewards === 0 || arm.weight === 0 ? null : total / arm.weight;
    const answers = faded === 1 ? arm.answers : fadeSums(arm.answers, faded);
    const isForgotten = prior === null && weight < FORGOTTEN;
    const believed = (prior?.weight ?? 0) * (prior?.mean ?? 0);
    const expectedReward = isForgotten ? null : (believed + faded * total) / ((prior?.weight ?? 0) + weight);
    return { endpointId, pulls, rewards, pending, meanReward, weight, prior, answers, expectedReward };
  }

  /** What was believed of an endpoint before it was called; null where nothing was. */
  prior(endpointId: EndpointId): ArmPrior | null {
    return this.#priorOf(endpointId);
  }

  /** Mean quality, 0..1, of every answer that was judged, whoever gave it; null before the first. */
  get meanQuality(): number | null {
    return this.#judged === 0 ? null : this.#quality / this.#judged;
  }

  /** By the rewards without what their price brought and what was believed of the rest. */
  linearIndex(endpointId: EndpointId, features: readonly number[], alpha: number): number {
    const arm = this.#arms.get(endpointId);
    if (arm === undefined || arm.linear === null)
      return this.#freshLinear(endpointId, features.length).index(features, alpha);
    return arm.linear.index(features, alpha, this.#fadedSince(arm));
  }

  /** Every endpoint that was ever chosen, in order of first choice. */
  all(): readonly Arm[] {
    return [...this.#arms.keys()].map((endpointId) => this.arm(endpointId));
  }

  #freshLinear(endpointId: EndpointId, size: number): LinearArm {
    const prior = this.#priorOf(endpointId);
    // As many as the means are held back by: what single answers seem to say of a prompt is next to all chance.
    return new LinearArm(size, Math.max(1, prior?.weight ?? 0));
  }

  #fade(arm: MutableArm): void {
    if (this.#discount !== 1) {
      const faded = this.#fadedSince(arm);
      arm.weight *= faded;
      arm.total *= faded;
      arm.answers = fadeSums(arm.answers, faded);
      arm.linear?.fade(faded);
    }
    arm.step = this.#step;
  }

  /** What is left of an arm's rewards since its last one, 0..1. */
  #fadedSince({ step }: MutableArm): number {
    if (this.#discount === 1) return 1;
    const steps = this.#step - step;
    if (steps >= MOST_POWERS) return pow(this.#discount, steps);
    while (this.#powers.length <= steps) this.#powers.push(pow(this.#discount, this.#powers.length));
    return this.#powers[steps] ?? 0;
  }

  #of(endpointId: EndpointId): MutableArm {
    let arm = this.#arms.get(endpointId);
    if (arm === undefined) {
      arm = {
        pulls: 0,
        rewards: 0,
        pending: 0,
        weight: 0,
        total: 0,
        answers: noSums,
        step: 0,
        failuresInARow: 0,
        failureWeight: 0,
        linear: null,
      };
      this.#arms.set(endpointId, arm);
    }
    return arm;
  }
}
