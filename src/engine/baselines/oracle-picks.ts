import type { Endpoint, EndpointId } from '../../core/domain/endpoint';
import { rewardFor } from '../../core/pillars/reward-of';
import type { PotentialOutcomes } from '../../core/telemetry/potential-outcomes';
import { endpointsOn } from './potential-cache';
import type { SessionRun } from '../session/session-run';
import { vetoedEndpoints } from '../session/vetoed-endpoints';
import type { Slicer } from '../slicer';

/**
 * Whom an oracle would call for each row, in order of arrival: of the endpoints that the gates allow, the one that earns most
 * by the objective, its line included, with every outcome known beforehand. It fills places greedily, and knows no later
 * request; undefined where a gate lets nobody answer.
 */
export function oraclePicks(
  run: SessionRun,
  potential: PotentialOutcomes,
  slicer: Slicer,
): Promise<readonly (Endpoint | undefined)[]> {
  const endpoints = endpointsOn(run);
  const { objective } = run.policy.policy;
  const lines = new Map(endpoints.map((endpoint) => [endpoint.id, lineOf(endpoint)]));
  return slicer.map(run.columns.prompts.slice(0, run.rows), (prompt, row) => {
    const arrivalMs = run.columns.columns.arrivalMs[row] ?? 0;
    const vetoed = vetoedEndpoints(prompt, run.policy, 0);
    let best: { readonly endpoint: Endpoint; readonly earned: number; readonly endMs: number } | undefined;
    for (const endpoint of endpoints) {
      if (vetoed.has(endpoint.id)) continue;
      const outcome = potential.of(endpoint.id, prompt);
      const startMs = Math.max(arrivalMs, freeAt(lines, endpoint.id));
      const endMs = startMs + outcome.latencyMs;
      const answered = outcome.outputTokens > 0;
      const earned = answered ? rewardFor({ ...outcome, latencyMs: endMs - arrivalMs }, objective).value : 0;
      if (best === undefined || earned > best.earned) best = { endpoint, earned, endMs };
    }
    if (best !== undefined) occupy(lines.get(best.endpoint.id), best.endMs);
    return best?.endpoint;
  });
}

/** When each place of an endpoint is free again, ms; null without a limit. */
function lineOf({ server, price }: Endpoint): number[] | null {
  const places = server?.concurrency ?? (price.kind === 'flat' ? price.concurrency : null);
  return places === null ? null : Array<number>(places).fill(0);
}

function freeAt(lines: ReadonlyMap<EndpointId, number[] | null>, id: EndpointId): number {
  const places = lines.get(id) ?? null;
  return places === null ? 0 : Math.min(...places);
}

function occupy(places: number[] | null | undefined, untilMs: number): void {
  if (places === null || places === undefined) return;
  places[places.indexOf(Math.min(...places))] = untilMs;
}
