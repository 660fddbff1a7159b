import type { ReplicaWeights, SeriesBucket } from '../../core/domain/session-series';
import { LoadMeter } from '../../core/telemetry/load-meter';
import type { SessionRun } from '../session/session-run';
import type { Slicer } from '../slicer';

const alone = { collectMs: 0, turnaroundMs: 0 };

/** Stretches of a run with what was under way and in line over each. Throws `cancelled`. */
export async function withLoad(
  run: SessionRun,
  buckets: readonly SeriesBucket[],
  slicer: Slicer,
): Promise<readonly SeriesBucket[]> {
  const { arrivalMs, latencyMs } = run.columns.columns;
  let latest = 0;
  // Where the mix was shifted, rows do not come in the order of their numbers.
  const starts = buckets.map(({ startMs }) => (latest = Math.max(latest, startMs)));
  const meter = new LoadMeter(starts, run.sim.clockMs);
  for (let row = 0; row < run.rows; row += 1) {
    const fromMs = arrivalMs[row] ?? 0;
    const stayMs = latencyMs[row] ?? Number.NaN;
    if (Number.isNaN(stayMs)) continue;
    const outcome = run.outcome(row);
    const attempts = outcome !== undefined && 'attempts' in outcome ? outcome.attempts : [];
    const { collectMs, turnaroundMs } = attempts.find(({ batch }) => batch !== undefined)?.batch ?? alone;
    // Schedule is part of no latency, but whoever waits to be collected stands in line.
    meter.stayed(fromMs, fromMs + stayMs + collectMs + turnaroundMs);
    if (collectMs > 0) meter.waited(fromMs, fromMs + collectMs);
    for (const { startMs, queueMs } of attempts)
      if (queueMs !== undefined) meter.waited(fromMs + startMs, fromMs + startMs + queueMs);
    await slicer.pause();
  }
  const loads = meter.read();
  return buckets.map((bucket, k) => {
    const load = loads[k];
    return load === undefined ? bucket : { ...bucket, load };
  });
}

/** How the weights of a run's adaptive replica groups moved. */
export function replicaWeights(run: SessionRun): readonly ReplicaWeights[] {
  const { endpoints, policy } = run.policy;
  const label = (id: string): string => endpoints.get(id)?.label ?? id;
  return policy.resilience.replicas
    .filter(({ strategy }) => strategy === 'adaptive')
    .map(({ endpoint, members }) => ({
      label: label(endpoint),
      members: members.map(({ id }) => label(id)),
      points: run.sim.dispatch.weightsOf(endpoint).map(({ request, weights }) => ({ row: request, weights })),
    }));
}
