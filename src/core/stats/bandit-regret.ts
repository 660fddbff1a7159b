import type { EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';
import { ArmTable } from '../pillars/arm-table';
import { chooseArm } from '../pillars/choose-arm';
import { learningOf } from '../pillars/learning-of';
import { RandomStreams } from '../sim/rng';
import { quantile } from './quantile';

/** One arm of a test instance: the chance of a reward of 1 at a step (from 0) for a prompt with these features. */
export interface InstanceArm {
  readonly id: EndpointId;
  readonly chance: (step: number, features: readonly number[]) => number;
}

/** A bandit problem with known answers, so that regret can be counted exactly. */
export interface BanditInstance {
  readonly arms: readonly InstanceArm[];
  readonly steps: number;
  /** Steps until a reward comes in; 0 = at once. */
  readonly delay: number;
  /** What is seen of the prompt of a step; left out, every prompt looks alike. */
  readonly features?: (uniform: () => number) => readonly number[];
}

/** Regret at some steps over paired seeds: median and the middle 90 %. */
export interface RegretBand {
  readonly step: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Who plays: one of the policy's algorithms, or somebody who draws uniformly and never learns. */
export type Player = Policy['bandit'] | 'random';

/**
 * Pseudo-regret of one game, after each step: the sum of the best arm's chance minus the chosen one's. Prompts and rewards
 * come from streams named by step and arm, so that players of one seed meet the same luck.
 */
export function playBandit(
  player: Player,
  { arms, steps, delay, features }: BanditInstance,
  seed: number,
): Float64Array {
  const streams = new RandomStreams(seed);
  const table = new ArmTable();
  const ids = arms.map((arm) => arm.id);
  const regret = new Float64Array(steps);
  const late: {
    readonly at: number;
    readonly id: EndpointId;
    readonly reward: number;
    readonly seen: readonly number[];
  }[] = [];
  let total = 0;
  for (let step = 0; step < steps; step += 1) {
    for (let next = late[0]; next !== undefined && next.at <= step; next = late[0]) {
      late.shift();
      if (player !== 'random') table.reward(next.id, next.reward, learningOf(player, next.seen));
    }
    const shown = streams.stream(`step/${step}/prompt`);
    const seen = features?.(() => shown.uniform()) ?? [1];
    const draws = streams.stream(`step/${step}/arm`);
    const id =
      player === 'random'
        ? ids[Math.floor(draws.uniform() * ids.length)]
        : chooseArm(ids, table, player, draws, seen).endpointId;
    const chances = arms.map((arm) => arm.chance(step, seen));
    const chance = chances[ids.indexOf(id ?? '')] ?? 0;
    total += Math.max(...chances) - chance;
    regret[step] = total;
    if (id === undefined) continue;
    table.pull(id);
    const reward = Number(streams.stream(`step/${step}/reward/${id}`).uniform() < chance);
    late.push({ at: step + 1 + delay, id, reward, seen });
  }
  return regret;
}

/** Regret over consecutive seeds from 1, at the given steps (from 1). */
export function regretBands(
  player: Player,
  instance: BanditInstance,
  seeds: number,
  at: readonly number[],
): readonly RegretBand[] {
  const games = Array.from({ length: seeds }, (_, k) => playBandit(player, instance, k + 1));
  return at.map((step) => {
    const values = Float64Array.from(games, (regret) => regret[step - 1] ?? 0).sort();
    return {
      step,
      median: quantile(values, 0.5) ?? 0,
      low: quantile(values, 0.05) ?? 0,
      high: quantile(values, 0.95) ?? 0,
    };
  });
}
