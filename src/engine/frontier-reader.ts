import type { Frontier } from '../core/domain/frontier';
import type { Prompt } from '../core/domain/prompt';
import { RandomStreams } from '../core/sim/rng';
import { frontier } from '../core/stats/frontier';
import { frontierReferences } from '../core/stats/frontier-references';
import type { References } from '../core/stats/frontier-references';
import { randomMix } from '../core/stats/random-mix';
import type { ReplayedRow } from '../core/stats/replayed-row';
import { isInHalf } from '../core/telemetry/is-in-half';
import type { Half } from '../core/telemetry/is-in-half';
import type { PotentialOutcomes } from '../core/telemetry/potential-outcomes';
import { bestByCatalogue, endpointsOn } from './potential-cache';
import type { PotentialCache } from './potential-cache';
import { judgedRows } from './judged-rows';
import { replayRows } from './replay-rows';
import type { SessionRun } from './session-run';
import { Slicer } from './slicer';

/** References with all that they were computed from. */
interface Kept {
  readonly potential: PotentialOutcomes;
  readonly key: string;
  readonly prompts: readonly Prompt[];
  readonly references: References;
}

/** Reads frontiers; the references, which most edits of a policy leave alone, are kept. */
export class FrontierReader {
  readonly #potential: PotentialCache;
  readonly #now: () => number;
  #kept: Kept | null = null;

  constructor(potential: PotentialCache, now: () => number) {
    this.#potential = potential;
    this.#now = now;
  }

  /** The frontier over the tuning half, over all that nothing was tuned on, or over every row. Throws `cancelled`. */
  async read(run: SessionRun, half: Half, signal: AbortSignal): Promise<Frontier> {
    const { rows, basis } = judgedRows(run, half);
    const endpointIds = endpointsOn(run).map((endpoint) => endpoint.id);
    // The other rows too: the best single model is chosen there.
    await this.#potential.warm(run, endpointIds, run.columns.prompts.slice(0, run.rows), signal);
    const slicer = new Slicer(this.#now, signal);
    const replayed = await replayRows(run, rows, this.#potential.of(run), slicer);
    const references = await this.#references(run, half, replayed, slicer);
    const list = [...references.list, ...randomMix(replayed, references.list)];
    const streams = new RandomStreams(run.world.seed);
    const read = await slicer.drive(frontier(replayed, run.policy.policy, { ...references, list }, streams));
    return { ...read, basis };
  }

  async #references(
    run: SessionRun,
    half: Half,
    replayed: readonly ReplayedRow[],
    slicer: Slicer,
  ): Promise<References> {
    const { prompts } = run.columns;
    const endpoints = endpointsOn(run);
    const ruled = {
      local: bestByCatalogue(run, 'local')?.id ?? null,
      cloud: bestByCatalogue(run, 'cloud')?.id ?? null,
    };
    const ids = endpoints.map((endpoint) => endpoint.id);
    // The outcomes are others wherever anything is that a call depends on.
    const potential = this.#potential.of(run);
    const key = JSON.stringify([half, ids, ruled, run.policy.policy.rules]);
    const kept = this.#kept;
    if (kept?.potential === potential && kept.key === key && sameItems(kept.prompts, prompts)) return kept.references;

    // Rules are tuned on what is not judged, where there is such.
    const others = prompts.filter((prompt) => half === null || !isInHalf(prompt, half));
    const steps = frontierReferences(replayed, {
      policy: run.policy,
      potential,
      ruled,
      endpoints,
      tuning: others.some((prompt) => prompt.label !== undefined) ? others : prompts,
    });
    const references = await slicer.drive(steps);
    this.#kept = { potential, key, prompts: [...prompts], references };
    return references;
  }
}

function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
