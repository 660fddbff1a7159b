import type { EndpointId } from '../domain/endpoint';
import type { Tier } from '../domain/prompt';
import type { Regret, RegretPoint } from '../domain/session-series';
import { drained } from '../drained';

/** Rows between two chances to pause. */
const ROWS_AT_ONCE = 2048;

/** A row with the reward it brought and what every endpoint of its tier would have brought on the same streams, 0..1. */
export interface RewardedRow {
  readonly row: number;
  readonly tier: Tier;
  readonly own: number;
  readonly potential: ReadonlyMap<EndpointId, number>;
}

/**
 * Cumulative regret of a run: per tier the best endpoint in hindsight (highest mean reward over the tier's rows) minus what
 * was brought; the reference draws an endpoint of the tier uniformly (Lattimore and Szepesvári, Bandit Algorithms, 2020,
 * section 4.4; realised rewards in place of means, so that it may fall for a while). At most `most` points, the last with them.
 */
export function regretSeries(rows: readonly RewardedRow[], most: number): Regret {
  return drained(regretSeriesInSteps(rows, most));
}

/** The same, pausing every few milliseconds. */
export function* regretSeriesInSteps(rows: readonly RewardedRow[], most: number): Generator<void, Regret, void> {
  const best = { local: yield* bestOf(rows, 'local'), cloud: yield* bestOf(rows, 'cloud') };
  const every = Math.max(1, Math.ceil(rows.length / most));
  const points: RegretPoint[] = [];
  let ours = 0;
  let random = 0;
  for (const [index, { row, tier, own, potential }] of rows.entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    const hindsight = best[tier] === null ? own : (potential.get(best[tier]) ?? own);
    let sum = 0;
    for (const reward of potential.values()) sum += reward;
    ours += hindsight - own;
    random += hindsight - (potential.size === 0 ? own : sum / potential.size);
    if (index % every === every - 1 || index === rows.length - 1) points.push({ row, ours, random });
  }
  const { local, cloud } = best;
  return {
    points,
    n: rows.length,
    best: { ...(local === null ? {} : { local }), ...(cloud === null ? {} : { cloud }) },
  };
}

function* bestOf(rows: readonly RewardedRow[], tier: Tier): Generator<void, EndpointId | null, void> {
  const sums = new Map<EndpointId, number>();
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    if (row.tier !== tier) continue;
    for (const [id, reward] of row.potential) sums.set(id, (sums.get(id) ?? 0) + reward);
  }
  let best: EndpointId | null = null;
  for (const [id, sum] of sums) if (best === null || sum > (sums.get(best) ?? 0)) best = id;
  return best;
}
