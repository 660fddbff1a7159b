import type { EndpointId } from '../domain/endpoint';
import { pow } from '../sim/deterministic-math';
import { LinearArm } from './linear-arm';

/** What is believed of an endpoint before it was called. */
export interface ArmPrior {
  /** Expected reward, 0..1. */
  readonly mean: number;
  /** As many rewards as it counts for. */
  readonly weight: number;
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
  /** Mean of the rewards and of what was believed before them, by their weights; null where there is neither. */
  readonly expectedReward: number | null;
}

/** How a reward is learned. */
export interface Learning {
  /** Factor by which every reward before counts less, 0..1; 1 = remembers all. */
  readonly discount: number;
  /** The prompt's features, for LinUCB. */
  readonly features: readonly number[] | null;
}

interface MutableArm {
  pulls: number;
  rewards: number;
  pending: number;
  /** Discounted count and sum of the rewards, as of `step`. */
  weight: number;
  total: number;
  step: number;
  failuresInARow: number;
  /** What the failures in a row weigh after forgetting, as of `step`. */
  failureWeight: number;
  linear: LinearArm | null;
  /** What was known before the failures in a row; undefined where there are none. */
  linearBefore: LinearArm | null | undefined;
}

/** So many powers of a discount are kept. */
const MOST_POWERS = 4096;

const plainly: Learning = { discount: 1, features: null };

/** The bandit's memory: one arm an endpoint. The only mutable state of the routing pillars. */
export class ArmTable {
  readonly #arms = new Map<EndpointId, MutableArm>();
  /** Rewards of all arms so far: the clock that forgetting goes by. */
  #step = 0;
  #discount = 1;
  /** Powers of the discount that have been worked out, by exponent. */
  #powers: number[] = [];
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
  reward(endpointId: EndpointId, value: number, { discount, features }: Learning = plainly): void {
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
    arm.linearBefore = undefined;
    if (features === null) return;
    arm.linear ??= new LinearArm(features.length);
    arm.linear.learn(features, value);
  }

  /** Takes in that a pull failed: a reward of 0, which `forgive` can take back. */
  fail(endpointId: EndpointId, learning: Learning = plainly): void {
    const arm = this.#of(endpointId);
    const { failuresInARow, linearBefore } = arm;
    const known = failuresInARow === 0 ? (arm.linear?.copy() ?? null) : linearBefore;
    const weight = arm.failureWeight;
    const wholeBefore = arm.weight;
    this.reward(endpointId, 0, learning);
    arm.failuresInARow = failuresInARow + 1;
    // It faded as all of the weight did.
    arm.failureWeight = 1 + (wholeBefore === 0 ? 0 : (weight * (arm.weight - 1)) / wholeBefore);
    arm.linearBefore = known;
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
    if (arm.linearBefore !== undefined) arm.linear = arm.linearBefore;
    arm.linearBefore = undefined;
  }

  /** The state of one endpoint; an unknown one has no pulls. */
  arm(endpointId: EndpointId): Arm {
    const arm = this.#arms.get(endpointId);
    const prior = this.#priorOf(endpointId);
    if (arm === undefined) {
      const nothing = { pulls: 0, rewards: 0, pending: 0, meanReward: null, weight: 0 };
      return { endpointId, ...nothing, prior, expectedReward: prior?.mean ?? null };
    }
    const { pulls, rewards, pending, total } = arm;
    const faded = this.#fadedSince(arm);
    const weight = arm.weight * faded;
    const meanReward = rewards === 0 || arm.weight === 0 ? null : total / arm.weight;
    const expectedReward =
      prior === null ? meanReward : (prior.weight * prior.mean + faded * total) / (prior.weight + weight);
    return { endpointId, pulls, rewards, pending, meanReward, weight, prior, expectedReward };
  }

  /** LinUCB's index of an endpoint for a prompt: expected reward plus `alpha` times what is not known about it. */
  linearIndex(endpointId: EndpointId, features: readonly number[], alpha: number): number {
    return (this.#arms.get(endpointId)?.linear ?? new LinearArm(features.length)).index(features, alpha);
  }

  /** Every endpoint that was ever chosen, in order of first choice. */
  all(): readonly Arm[] {
    return [...this.#arms.keys()].map((endpointId) => this.arm(endpointId));
  }

  #fade(arm: MutableArm): void {
    if (this.#discount !== 1) {
      const faded = this.#fadedSince(arm);
      arm.weight *= faded;
      arm.total *= faded;
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
        step: 0,
        failuresInARow: 0,
        failureWeight: 0,
        linear: null,
        linearBefore: undefined,
      };
      this.#arms.set(endpointId, arm);
    }
    return arm;
  }
}
