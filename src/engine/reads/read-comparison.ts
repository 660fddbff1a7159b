import type { Comparison, ReportedFigures } from '../../core/domain/comparison';
import { RandomStreams } from '../../core/sim/rng';
import { recordedChanges } from '../../core/stats/recorded-changes';
import { compareStrategies } from '../../core/stats/compare-strategies';
import { isSensitive } from '../../core/telemetry/is-sensitive';
import { comparedStrategies } from '../baselines/compared-strategies';
import { judgedRows } from '../session/judged-rows';
import { endpointsOn } from '../baselines/potential-cache';
import type { BaselineFlights } from '../baselines/baseline-flights';
import type { PotentialCache } from '../baselines/potential-cache';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';

const note =
  'Ours differ because they are computed here, on these prompts, from the catalogue’s prices and simulated latencies, with ' +
  'n and intervals; the article does not say on which prompts, prices or models its figures rest. Its figures also disagree ' +
  'with each other: with 60 % of the requests offloaded, the 40 % that still go to the cloud bring 0.4 × 850 ms = 340 ms to ' +
  'the mean latency and 0.4 × $15.00 = $6.00 to the cost, more than the 180 ms and $4.20 it reports for everything.';

/** The article's strategies over a half of the samples, or over every row, on the same potential outcomes. Throws `cancelled`. */
export async function readComparison(
  run: SessionRun,
  half: 'tune' | 'report' | null,
  { potential, baselines: flights }: { readonly potential: PotentialCache; readonly baselines: BaselineFlights },
  reported: readonly ReportedFigures[],
  now: () => number,
  signal: AbortSignal,
): Promise<Comparison> {
  const { rows, basis } = judgedRows(run, half);
  const prompts = rows.flatMap((row) => run.columns.prompts[row] ?? []);
  const endpointIds = endpointsOn(run).map((endpoint) => endpoint.id);
  await potential.warm(run, endpointIds, prompts, signal);
  const slicer = new Slicer(now, signal);
  const strategies = await comparedStrategies(run, rows, {
    potential: potential.of(run),
    flights,
    slicer,
    signal,
  });
  const compared = await slicer.map(prompts, (prompt) => ({ prompt, sensitive: isSensitive(prompt) }));
  const streams = new RandomStreams(run.world.seed);
  const figures = await slicer.drive(compareStrategies(compared, strategies, streams));
  const routed = strategies.find(({ id }) => id === 'multi-tier')?.answers ?? [];
  await slicer.pause();
  const recorded = recordedChanges(prompts, routed, streams);
  await slicer.pause();
  const labelled = prompts.flatMap(({ label }) => label ?? []);
  const toldSensitive = prompts.filter((prompt) => prompt.sensitive !== undefined).length;
  return {
    basis,
    n: rows.length,
    nLabelled: labelled.length,
    bothFailed: labelled.filter(({ need }) => need === 'both-failed').length,
    labelSources: [...new Set(labelled.map((label) => label.source))],
    privacyBasis: toldSensitive === 0 ? 'detected' : toldSensitive === rows.length ? 'ground-truth' : 'mixed',
    // Without an endpoint in the cloud there is nothing to compare with.
    strategies:
      strategies[0]?.id === 'monolithic-cloud' ? figures : figures.map((figure) => ({ ...figure, changes: null })),
    recorded,
    reported,
    note,
  };
}
