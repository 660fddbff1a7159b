import type { Regret } from '../../core/domain/session-series';
import { rewardOfValue } from '../../core/optimizer/reward-of-value';
import { regretSeriesInSteps } from '../../core/stats/regret-series';
import type { RewardedRow } from '../../core/stats/regret-series';
import { endpointsOn } from '../baselines/potential-cache';
import type { PotentialCache } from '../baselines/potential-cache';
import { potentialValue } from './replay-rows';
import type { SessionRun } from './session-run';
import type { Slicer } from '../slicer';

/** Regret of the first rows of a run against the best endpoint of each decided tier in hindsight, at most so many points. Throws `cancelled`. */
export async function sessionRegret(
  run: SessionRun,
  n: number,
  potential: PotentialCache,
  signal: AbortSignal,
  slicer: Slicer,
  mostPoints: number,
): Promise<Regret> {
  const { prompts, columns } = run.columns;
  const arms = endpointsOn(run);
  const ids = arms.map(({ id }) => id);
  await potential.warm(run, ids, prompts.slice(0, n), signal);
  const outcomes = potential.of(run);
  const rewarded: RewardedRow[] = [];
  for (let row = 0; row < n; row += 1) {
    const tier = run.columns.decidedTier(row);
    const prompt = prompts[row];
    const own = columns.reward[row] ?? Number.NaN;
    if (tier === null || prompt === undefined || Number.isNaN(own)) continue;
    const ofTier = arms.flatMap((arm) =>
      arm.tier === tier
        ? [[arm.id, rewardOfValue(potentialValue(outcomes, arm.id, prompt), run.policy.policy)] as const]
        : [],
    );
    rewarded.push({ row, tier, own, potential: new Map(ofTier) });
    await slicer.pause();
  }
  return slicer.drive(regretSeriesInSteps(rewarded, mostPoints));
}
