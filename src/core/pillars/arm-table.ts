import type { EndpointId } from '../domain/endpoint';

/** Bandit state of one endpoint. */
export interface Arm {
  readonly endpointId: EndpointId;
  /** Times it was chosen, whether or not the reward has come in yet. */
  readonly pulls: number;
  /** Rewards received; delayed rewards make this lag behind the pulls. */
  readonly rewards: number;
  /** Mean reward 0..1, null before the first. */
  readonly meanReward: number | null;
}

interface MutableArm {
  pulls: number;
  rewards: number;
  total: number;
}

/** The bandit's memory: one arm an endpoint. The only mutable state of the routing core. */
export class ArmTable {
  readonly #arms = new Map<EndpointId, MutableArm>();

  /** Counts a choice of this endpoint. */
  pull(endpointId: EndpointId): void {
    this.#of(endpointId).pulls += 1;
  }

  /** Takes in a reward, 0..1, of an earlier pull. */
  reward(endpointId: EndpointId, value: number): void {
    const arm = this.#of(endpointId);
    arm.rewards += 1;
    arm.total += value;
  }

  /** The state of one endpoint; an unknown one has no pulls. */
  arm(endpointId: EndpointId): Arm {
    const arm = this.#arms.get(endpointId);
    if (arm === undefined) return { endpointId, pulls: 0, rewards: 0, meanReward: null };
    return {
      endpointId,
      pulls: arm.pulls,
      rewards: arm.rewards,
      meanReward: arm.rewards === 0 ? null : arm.total / arm.rewards,
    };
  }

  /** Every endpoint that was ever chosen, in order of first choice. */
  all(): readonly Arm[] {
    return [...this.#arms.keys()].map((endpointId) => this.arm(endpointId));
  }

  #of(endpointId: EndpointId): MutableArm {
    let arm = this.#arms.get(endpointId);
    if (arm === undefined) {
      arm = { pulls: 0, rewards: 0, total: 0 };
      this.#arms.set(endpointId, arm);
    }
    return arm;
  }
}
