import type { Frontier } from '../core/domain/frontier';
import { RandomStreams } from '../core/sim/rng';
import { frontier } from '../core/stats/frontier';
import { frontierReferences } from '../core/stats/frontier-references';
import { endpointsOn, leadingEndpoint } from './potential-cache';
import type { PotentialCache } from './potential-cache';
import { replayRows } from './replay-rows';
import type { SessionRun } from './session-run';
import { Slicer } from './slicer';

/** The frontier over a half of the samples, or over every row; rules are tuned on what is not in it, where there is such. */
export async function readFrontier(
  run: SessionRun,
  half: 'tune' | 'report' | null,
  potential: PotentialCache,
  now: () => number,
  signal: AbortSignal,
): Promise<Frontier> {
  const rows = rowsOfHalf(run, half);
  const prompts = rows.flatMap((row) => run.columns.prompts[row] ?? []);
  const endpoints = endpointsOn(run);
  await potential.warm(
    run,
    endpoints.map((endpoint) => endpoint.id),
    prompts,
    signal,
  );
  const outcomes = potential.of(run);
  const replayed = await replayRows(run, rows, outcomes, new Slicer(now, signal));
  const streams = new RandomStreams(run.world.seed);
  const tuning = run.columns.prompts.filter((prompt) => half === null || prompt.half !== half);
  const references = frontierReferences(replayed, {
    policy: run.policy,
    potential: outcomes,
    leading: { local: leadingEndpoint(run, 'local'), cloud: leadingEndpoint(run, 'cloud') },
    endpoints,
    tuning: tuning.some((prompt) => prompt.label !== undefined) ? tuning : run.columns.prompts,
    streams,
  });
  return frontier(replayed, run.policy.policy, references, streams);
}

/** Rows of a half of the samples; every row for null. */
export function rowsOfHalf(run: SessionRun, half: 'tune' | 'report' | null): readonly number[] {
  const all = Array.from({ length: run.rows }, (_, row) => row);
  return half === null ? all : all.filter((row) => run.columns.prompts[row]?.half === half);
}
