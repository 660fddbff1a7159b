import type { Endpoint } from '../../core/domain/endpoint';
import type { Prompt } from '../../core/domain/prompt';
import { offPeakDeferralMs } from '../../core/dispatch/off-peak-deferral';
import { featuresOf } from '../../core/features/features-of';
import { flyFixed } from '../../core/sim/fly-fixed';
import type { FixedRequest } from '../../core/sim/fly-fixed';
import type { StrategyAnswer } from '../../core/stats/compare-strategies';
import { arrivalOrder } from '../../core/telemetry/arrival-order';
import { nextTask } from '../../live/next-task';
import { callBasis } from './call-basis';
import { ablestEndpoint } from './potential-cache';
import type { SessionRun } from '../session/session-run';
import { cancellation, Slicer, sliceMs } from '../slicer';

/** The share of rows whose flight stands for all of them while more are coming. */
const ENOUGH_FLOWN = 0.75;
/** Items that are compared between two chances to pause. */
const ITEMS_AT_ONCE = 8192;

/** Whom a strategy calls for a prompt, by its row; undefined: nobody. */
export type Pick = (prompt: Prompt, row: number) => Endpoint | undefined;

/** What a strategy brought, by row of the session. */
export type FlownBaseline = (row: number) => StrategyAnswer;

interface Known {
  readonly basis: string;
  readonly prompts: readonly Prompt[];
  readonly arrivalsMs: Float64Array;
  readonly picked: readonly (Endpoint | undefined)[];
  readonly flown: FlownBaseline;
}

/**
 * The strategies that a run is held against, flown on its traffic: its prompts, arrivals, machines, quotas, incidents, cheap
 * hours that low priority waits for where the policy says so, and the policy's retries, at the endpoint that they call. Each is flown once and kept while nothing changes that its calls depend on, so that every view names one figure for it.
 */
export class BaselineFlights {
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();
  #last: Promise<unknown> = Promise.resolve();
  #growing = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Forgets everything, as when the session starts over. */
  clear(): void {
    this.#known.clear();
  }

  /** Everything sent to the most able endpoint of the cloud; null when there is none. Throws `cancelled`. */
  async allCloud(run: SessionRun, signal: AbortSignal): Promise<FlownBaseline | null> {
    const cloud = ablestEndpoint(run, 'cloud');
    return cloud === null ? null : this.fly(run, 'all-cloud', () => cloud, signal);
  }

  /**
   * What every row would have cost in the cloud, USD; null without one. While prompts are taken in and nearly all are flown already,
   * those that came since count as the first ones did: else every part of an import would fly all before it again. Throws `cancelled`.
   */
  async allCloudUsd(run: SessionRun, signal: AbortSignal): Promise<((row: number) => number) | null> {
    const known = this.#growing > 0 ? this.#known.get('all-cloud') : undefined;
    if (known?.basis === basisOf(run) && areNearlyAll(known.prompts, run.columns.prompts))
      return (row) => known.flown(row % known.prompts.length).costUsd;
    const flown = await this.allCloud(run, signal);
    return flown === null ? null : (row) => flown(row).costUsd;
  }

  /** Does work that adds prompts part after part; figures may lag behind it until it ends. */
  async whileGrowing<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#growing += 1;
    try {
      return await work();
    } finally {
      this.#growing -= 1;
    }
  }

  /** What a strategy brings; `id` is what it is kept under. One flight after another. Throws `cancelled`. */
  fly(run: SessionRun, id: string, pick: Pick, signal: AbortSignal): Promise<FlownBaseline> {
    const flight = this.#last.then(() => this.#kept(run, id, pick, signal));
    this.#last = flight.catch(() => undefined);
    return flight;
  }

  async #kept(run: SessionRun, id: string, pick: Pick, signal: AbortSignal): Promise<FlownBaseline> {
    const slicer = new Slicer(this.#now, signal);
    const basis = basisOf(run);
    const prompts = run.columns.prompts.slice(0, run.rows);
    const arrivalsMs = run.columns.columns.arrivalMs.slice(0, prompts.length);
    const picked = await slicer.map(prompts, pick);
    const known = this.#known.get(id);
    if (
      known?.basis === basis &&
      (await slicer.drive(sameItems(known.prompts, prompts))) &&
      (await slicer.drive(sameItems(known.arrivalsMs, arrivalsMs))) &&
      (await slicer.drive(sameItems(known.picked, picked)))
    )
      return known.flown;
    await slicer.pause();
    const flown = await this.#flown(run, { prompts, arrivalsMs, picked }, signal);
    this.#known.set(id, { basis, prompts, arrivalsMs, picked, flown });
    return flown;
  }

  async #flown(
    run: SessionRun,
    { prompts, arrivalsMs, picked }: Omit<Known, 'basis' | 'flown'>,
    signal: AbortSignal,
  ): Promise<FlownBaseline> {
    const slicer = new Slicer(this.#now, signal);
    const called: number[] = [];
    const requests: FixedRequest[] = [];
    const places = placesOf(arrivalsMs);
    await slicer.map(prompts, (prompt, row) => {
      const endpointId = picked[row]?.id;
      // What a gate lets nobody answer is not called.
      if (endpointId === undefined) return;
      called.push(row);
      const cameMs = arrivalsMs[row] ?? 0;
      // Neither waiting for a batch nor waiting for cheap hours needs a router.
      const batch = batchOf(endpointId, prompt, run);
      const moment = { policy: run.policy, live: false, nowMs: () => cameMs };
      const deferral = batch === null ? offPeakDeferralMs(endpointId, prompt, moment) : 0;
      const fixed = { prompt, endpointId, arrivalMs: cameMs + deferral, request: places[row] ?? row };
      requests.push(batch === null ? fixed : { ...fixed, batch });
    });
    const options = { signal, sliceMs, now: this.#now, yieldToHost: nextTask };
    const { retry } = run.policy.policy.resilience;
    const world = { calls: run.sim.calls, scenario: run.world.scenario, retry };
    await slicer.pause();
    const ends = await flyFixed(requests, world, options);
    if (ends === null) throw cancellation();
    // In columns: a long session has too many answers to keep an object of each.
    const number = (): Float64Array => new Float64Array(prompts.length);
    const [costUsd, latencyMs, tokens] = [number(), number(), number()];
    const [answered, acceptable] = [new Uint8Array(prompts.length), new Uint8Array(prompts.length)];
    await slicer.map(called, (row, request) => {
      const end = ends[request];
      if (end === undefined) return;
      const { reply } = end;
      costUsd[row] = end.costUsd;
      latencyMs[row] = end.latencyMs;
      if (!reply.ok) return;
      answered[row] = 1;
      acceptable[row] = Number(reply.quality === 1);
      tokens[row] = reply.tokens.input + reply.tokens.visible + reply.tokens.reasoning;
    });
    return (row) => {
      const [prompt, endpoint, isAnswered] = [prompts[row], picked[row], answered[row] === 1];
      return {
        answered: isAnswered,
        costUsd: costUsd[row] ?? 0,
        latencyMs: latencyMs[row] ?? 0,
        tokens: isAnswered || prompt === undefined ? (tokens[row] ?? 0) : featuresOf(prompt).inputTokens,
        acceptable: acceptable[row] === 1,
        tier: isAnswered ? (endpoint?.tier ?? null) : null,
        leftDevice: endpoint?.tier === 'cloud',
      };
    };
  }
}

/** Retries are no potential outcome's business, but these flights make them as the policy does. */
function basisOf(run: SessionRun): string {
  return JSON.stringify([callBasis(run), run.policy.policy.resilience.retry]);
}

/** Whether prompts were only added behind those that are flown, and few. */
function areNearlyAll(flown: readonly Prompt[], now: readonly Prompt[]): boolean {
  const last = flown.length - 1;
  return last >= 0 && flown[0] === now[0] && flown[last] === now[last] && flown.length >= ENOUGH_FLOWN * now.length;
}

/** The batch that a request of low priority waits for, as in the session; null where it goes alone. */
function batchOf(
  endpointId: string,
  { metadata }: Prompt,
  { policy }: SessionRun,
): NonNullable<FixedRequest['batch']> | null {
  const { batching } = policy.policy;
  const offer = policy.endpoints.get(endpointId)?.batch;
  if (batching === null || offer === undefined || metadata.priority !== 'low') return null;
  return { ...batching, windowHours: offer.windowHours, factor: 1 - offer.discount };
}

/** The place in the session at which each row came: a shift of the mix has prompts change places. */
function placesOf(arrivalsMs: Float64Array): ArrayLike<number> {
  const places = Uint32Array.from(arrivalsMs.keys());
  for (const [place, row] of arrivalOrder(arrivalsMs, arrivalsMs.length)?.entries() ?? []) places[row] = place;
  return places;
}

function* sameItems<Item>(one: ArrayLike<Item>, other: ArrayLike<Item>): Generator<void, boolean, void> {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) {
    if (at % ITEMS_AT_ONCE === 0) yield;
    if (one[at] !== other[at]) return false;
  }
  return true;
}
