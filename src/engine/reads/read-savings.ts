import type { SavingReport } from '../../core/domain/saving-report';
import { STAGES } from '../../core/telemetry/codes';
import type { PotentialCache } from '../baselines/potential-cache';
import { sessionRegret } from '../session/session-regret';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';

/** What the cache of a run saved, less what it cost to keep, and the bandit's regret. Throws `cancelled`. */
export async function readSavings(
  run: SessionRun,
  potential: PotentialCache,
  now: () => number,
  signal: AbortSignal,
): Promise<SavingReport> {
  const slicer = new Slicer(now, signal);
  const { points, n } = await sessionRegret(run, run.rows, potential, signal, slicer, 1);
  const last = points.at(-1);
  const regret =
    last === undefined || n === 0
      ? null
      : { perThousand: (1000 * last.ours) / n, randomPerThousand: (1000 * last.random) / n, n };
  return { cache: await cacheOf(run, potential, slicer), regret };
}

async function cacheOf(run: SessionRun, potential: PotentialCache, slicer: Slicer): Promise<SavingReport['cache']> {
  const settings = run.policy.policy.cache;
  if (!settings.enabled) return null;
  const outcomes = potential.of(run);
  const { decidedBy } = run.columns.columns;
  const stage = STAGES.indexOf('cache');
  let [hits, savedUsd] = [0, 0];
  for (let row = 0; row < run.rows; row += 1) {
    await slicer.pause();
    if (decidedBy[row] !== stage) continue;
    hits += 1;
    const verdict = run.detail(row)?.decision.trace.find((entry) => entry.stage === 'cache')?.verdict;
    const prompt = run.columns.prompts[row];
    if (verdict?.kind === 'select' && prompt !== undefined) savedUsd += outcomes.of(verdict.endpointId, prompt).costUsd;
  }
  return { hits, savedUsd, storageUsd: run.sim.cache.storageUsd(run.sim.clockMs, settings) };
}
