import type { EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';
import type { RegretCurve, RegretPlayer } from '../domain/regret-evidence';
import { ArmTable } from '../pillars/arm-table';
import { chooseArm } from '../pillars/choose-arm';
import { learningOf } from '../pillars/learning-of';
import type { RandomStreams } from '../sim/rng';
import { pairedBootstrap } from './paired-bootstrap';
import { quantile } from './quantile';

/** One request of a game: when it came, ms, what the bandit sees of it, and what each endpoint of its tier would bring under one seed. */
export interface PlayedRow {
  readonly atMs: number;
  readonly features: readonly number[];
  readonly arms: readonly EndpointId[];
  /** Reward 0..1 and latency in ms, in the order of `arms`. */
  readonly rewards: readonly number[];
  readonly latenciesMs: readonly number[];
}

interface Pending {
  readonly dueMs: number;
  readonly id: EndpointId;
  readonly reward: number;
  readonly seen: readonly number[];
}

/**
 * Cumulative regret of a player over a session's requests under one seed, read after each of the requests that `at` counts.
 * The oracle takes the endpoint with the highest mean reward over the rows on which the same endpoints were to be had. A
 * reward is learned when its answer is in. Yields after each request.
 */
export function* playSession(
  player: RegretPlayer,
  rows: readonly PlayedRow[],
  settings: Policy['bandit'],
  streams: RandomStreams,
  at: readonly number[],
): Generator<void, Float64Array, undefined> {
  const best = bestArms(rows);
  const table = new ArmTable();
  const regrets = new Float64Array(at.length);
  let pending: Pending[] = [];
  let total = 0;
  let read = 0;
  for (const [k, row] of rows.entries()) {
    for (const one of pending)
      if (one.dueMs <= row.atMs) table.reward(one.id, one.reward, learn(player, settings, one));
    pending = pending.filter(({ dueMs }) => dueMs > row.atMs);
    const stream = streams.stream(`row/${k}/arm`);
    const place =
      player === 'random'
        ? Math.floor(stream.uniform() * row.arms.length)
        : row.arms.indexOf(
            chooseArm(row.arms, table, { ...settings, algorithm: player, frozen: false }, stream, row.features)
              .endpointId,
          );
    const id = row.arms[place];
    const reward = row.rewards[place] ?? 0;
    total += (row.rewards[best.get(row.arms.join(' ')) ?? 0] ?? 0) - reward;
    if (id !== undefined) {
      table.pull(id);
      pending.push({ dueMs: row.atMs + (row.latenciesMs[place] ?? 0), id, reward, seen: row.features });
    }
    if (k + 1 === at[read]) {
      regrets[read] = total;
      read += 1;
    }
    yield;
  }
  return regrets;
}

function learn(player: RegretPlayer, settings: Policy['bandit'], { seen }: Pending): ReturnType<typeof learningOf> {
  return learningOf(player === 'random' ? settings : { ...settings, algorithm: player }, seen);
}

/** The place of the best arm in hindsight, by the arms that were to be had. */
function bestArms(rows: readonly PlayedRow[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number[]>();
  for (const { arms, rewards } of rows) {
    const key = arms.join(' ');
    const sum = sums.get(key) ?? arms.map(() => 0);
    sums.set(
      key,
      sum.map((one, place) => one + (rewards[place] ?? 0)),
    );
  }
  return new Map([...sums].map(([key, sum]) => [key, sum.indexOf(Math.max(...sum))]));
}

/** The games of one player beside those of random on the same seeds, as a curve with its band. `games`: one list of regrets a seed. */
export function regretCurve(
  player: RegretPlayer,
  games: readonly Float64Array[],
  random: readonly Float64Array[],
  streams: RandomStreams,
): RegretCurve {
  const points = games[0]?.length ?? 0;
  const band = (q: number): readonly number[] =>
    Array.from({ length: points }, (_, k) => quantile(Float64Array.from(games, (game) => game[k] ?? 0).sort(), q) ?? 0);
  const saved = games.map((game, seed) => (random[seed]?.[points - 1] ?? 0) - (game[points - 1] ?? 0));
  const { value, low, high } = pairedBootstrap(saved, streams.stream('saved')) ?? { value: 0, low: 0, high: 0 };
  return { player, median: band(0.5), low: band(0.05), high: band(0.95), saved: { value, low, high } };
}
