import type { Breakdown } from '../../core/domain/breakdown';

/** How many requests come in a month, and which part of them is of one group; null: the session's own mix. */
export interface MonthPlan {
  readonly requests: number;
  readonly group: string | null;
  /** Of all requests, 0..1. */
  readonly share: number;
}

/** USD a month with its 95 % interval. */
export interface MonthCost {
  readonly usd: number;
  readonly lowUsd: number;
  readonly highUsd: number;
}

/** Two-sided 95 % of a standard normal. */
const z = 1.96;

/**
 * What a month of such requests costs: requests x mean cost, each group weighted by its part of the mix (stratified mean), with a
 * normal interval over both what the session leaves open of the means and how a month of single requests varies. Null without rows.
 */
export function monthCost({ groups, n }: Breakdown, { requests, group, share }: MonthPlan): MonthCost | null {
  if (n === 0) return null;
  const chosen = groups.find(({ name }) => name === group);
  const others = n - (chosen?.rows ?? 0);
  let [mean, ofMeans, ofRows] = [0, 0, 0];
  for (const one of groups) {
    const weight =
      chosen === undefined ? one.rows / n : one === chosen ? mixed(share, others) : (1 - share) * (one.rows / others);
    const variance = one.costSdUsd * one.costSdUsd;
    mean += (weight * one.costUsd) / one.rows;
    ofMeans += (weight * weight * variance) / one.rows;
    ofRows += weight * variance;
  }
  const spread = z * Math.sqrt(requests * requests * ofMeans + requests * ofRows);
  const usd = requests * mean;
  return { usd, lowUsd: Math.max(0, usd - spread), highUsd: usd + spread };
}

/** The only group there is has every request. */
function mixed(share: number, others: number): number {
  return others === 0 ? 1 : share;
}
