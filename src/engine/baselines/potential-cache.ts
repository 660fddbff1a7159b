import { costUsd } from '../../core/dispatch/cost';
import type { Bill } from '../../core/domain/bill';
import type { Endpoint, EndpointId } from '../../core/domain/endpoint';
import type { Prompt, Tier } from '../../core/domain/prompt';
import type { CallReply } from '../../core/effects';
import { expectedRewards } from '../../core/pillars/arm-priors';
import { callUnder } from '../../core/sim/call-under';
import { isMetered, PriceMeter } from '../../core/sim/price-meter';
import { PotentialOutcomes } from '../../core/telemetry/potential-outcomes';
import { callBasis } from './call-basis';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';

/** What any endpoint would have done with any prompt of a session, worked out in slices and kept over policy edits. */
export class PotentialCache {
  readonly #now: () => number;
  #known: { readonly of: string | SessionRun; readonly outcomes: PotentialOutcomes } | null = null;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Forgets everything, as when the session starts over. */
  clear(): void {
    this.#known = null;
  }

  /** The outcomes; asking for one that `warm` has not worked out takes some microseconds. */
  of(run: SessionRun): PotentialOutcomes {
    // What incidents and hours do depends on when a request came, and so on the run.
    const of = isTimed(run) ? run : callBasis(run);
    if (this.#known?.of !== of) {
      const outcomes = new PotentialOutcomes(run.sim.calls, isTimed(run) ? inRun(run) : undefined);
      this.#known = { of, outcomes };
    }
    return this.#known.outcomes;
  }

  /** Works out what these endpoints would have done with these prompts. Throws `cancelled`. */
  async warm(
    run: SessionRun,
    endpointIds: readonly EndpointId[],
    prompts: readonly Prompt[],
    signal: AbortSignal,
  ): Promise<void> {
    const slicer = new Slicer(this.#now, signal);
    const outcomes = this.of(run);
    for (const prompt of prompts) {
      for (const endpointId of endpointIds) outcomes.of(endpointId, prompt);
      await slicer.pause();
    }
  }
}

/** Whether it matters when a request comes. */
function isTimed({ policy, world: { scenario } }: SessionRun): boolean {
  if (scenario.incidents.length > 0 || Object.keys(scenario.roundTripMs).length > 0) return true;
  return [...policy.endpoints.values()].some(({ price }) => isMetered(price));
}

/**
 * What a call of a run's prompt brings at the moment at which it came, at the price that the run's tokens had brought about by
 * then; a prompt to come meets what is wrong now.
 */
function inRun(run: SessionRun): (prompt: Prompt, endpointId: EndpointId) => CallReply {
  const { sim, columns, world } = run;
  const rows = new Map<Prompt, number>();
  return (prompt, endpointId) => {
    for (let row = rows.size; row < columns.length; row += 1) {
      const flown = columns.prompts[row];
      if (flown !== undefined) rows.set(flown, row);
    }
    const endpoint = sim.calls.endpoints.get(endpointId);
    if (endpoint === undefined) throw new Error(`${endpointId} is not in the catalogue`);
    const row = rows.get(prompt);
    const nowMs = row === undefined ? sim.clockMs : (columns.columns.arrivalMs[row] ?? 0);
    const moment = { request: row ?? columns.length, nowMs };
    const { reply, conditions } = callUnder(prompt, endpoint, 0, moment, sim.calls, world.scenario);
    const { price } = endpoint;
    if (!reply.ok || !isMetered(price)) return reply;
    const own = row === undefined ? undefined : billOf(run, row, endpointId);
    const tokens = own?.afterTokens ?? sim.servers.billedTokensAt(endpointId, nowMs);
    const meter = new PriceMeter(price, sim.calls.startHour ?? 9, tokens);
    const { priceFactor } = conditions;
    const billed = meter.bill(reply, reply, nowMs, priceFactor);
    // What else it costs, as a summary of earlier turns, has its own price.
    return { ...reply, costUsd: reply.costUsd + billed.costUsd - costUsd(price, reply.tokens) * priceFactor };
  };
}

/** How a row's first call of an endpoint was billed; undefined where it called nobody there. */
function billOf(run: SessionRun, row: number, endpointId: EndpointId): Bill | undefined {
  const outcome = run.outcome(row);
  if (outcome === undefined || !('attempts' in outcome)) return undefined;
  return outcome.attempts.find((attempt) => attempt.endpointId === endpointId)?.bill;
}

/** Endpoints that take part in a run's next request, in policy order. */
export function endpointsOn(run: SessionRun): readonly Endpoint[] {
  const { policy, rows } = run;
  const ids = [...policy.endpointIdsOf('local', rows), ...policy.endpointIdsOf('cloud', rows)];
  return ids.flatMap((id) => policy.endpoints.get(id) ?? []);
}

/** The most able endpoint of a tier that takes part, what "all cloud" and "all local" stand for; null when there is none. */
export function ablestEndpoint(run: SessionRun, tier: Tier): Endpoint | null {
  return ablest(endpointsOn(run).filter((endpoint) => endpoint.tier === tier));
}

/** The endpoint that served a tier most, which stands for the tier where a row is imagined there; null when none is on. */
export function leadingEndpoint(run: SessionRun, tier: Tier): EndpointId | null {
  const own = endpointsOn(run).filter((endpoint) => endpoint.tier === tier);
  const pulls = (endpoint: Endpoint): number => run.sim.arms.arm(endpoint.id).pulls;
  const most = own.reduce<Endpoint | null>((top, one) => (top === null || pulls(one) > pulls(top) ? one : top), null);
  return most !== null && pulls(most) > 0 ? most.id : (ablest(own)?.id ?? null);
}

/**
 * The endpoint of a tier that somebody would take who goes by the catalogue and never learns: the highest expected reward.
 * It does not depend on the run, so that rules that are held against it stand still. Null when none is on.
 */
export function bestByCatalogue(run: SessionRun, tier: Tier): Endpoint | null {
  const { policy, endpoints } = run.policy;
  const expected = expectedRewards(endpoints, policy.objective);
  const worth = (endpoint: Endpoint): number => expected.get(endpoint.id)?.value ?? 0;
  return endpointsOn(run)
    .filter((endpoint) => endpoint.tier === tier)
    .reduce<Endpoint | null>((top, one) => (top === null || worth(one) > worth(top) ? one : top), null);
}

function ablest(endpoints: readonly Endpoint[]): Endpoint | null {
  return endpoints.reduce<Endpoint | null>((top, one) => (top === null || one.ability > top.ability ? one : top), null);
}
