import type { Frontier } from '../core/domain/frontier';
import type { Prompt } from '../core/domain/prompt';
import { RandomStreams } from '../core/sim/rng';
import { frontier } from '../core/stats/frontier';
import { frontierReferences } from '../core/stats/frontier-references';
import type { References } from '../core/stats/frontier-references';
import type { ReplayedRow } from '../core/stats/replayed-row';
import { isInHalf } from '../core/telemetry/is-in-half';
import type { Half } from '../core/telemetry/is-in-half';
import { bestByCatalogue, endpointsOn, ownPrices } from './potential-cache';
import type { PotentialCache } from './potential-cache';
import { replayRows } from './replay-rows';
import { rowsOfHalf } from './rows-of-half';
import type { SessionRun } from './session-run';
import { Slicer } from './slicer';

/** Reads frontiers; the references, which most edits of a policy leave alone, are kept. */
export class FrontierReader {
  readonly #potential: PotentialCache;
  readonly #now: () => number;
  #kept: { readonly key: string; readonly prompts: readonly Prompt[]; readonly references: References } | null = null;

  constructor(potential: PotentialCache, now: () => number) {
    this.#potential = potential;
    this.#now = now;
  }

  /** The frontier over the tuning half, over all that nothing was tuned on, or over every row. Throws `cancelled`. */
  async read(run: SessionRun, half: Half, signal: AbortSignal): Promise<Frontier> {
    const rows = rowsOfHalf(run, half);
    const endpointIds = endpointsOn(run).map((endpoint) => endpoint.id);
    // The other rows too: the best single model is chosen there.
    await this.#potential.warm(run, endpointIds, run.columns.prompts.slice(0, run.rows), signal);
    const slicer = new Slicer(this.#now, signal);
    const replayed = await replayRows(run, rows, this.#potential.of(run), slicer);
    const references = await this.#references(run, half, replayed, slicer);
    return slicer.drive(frontier(replayed, run.policy.policy, references, new RandomStreams(run.world.seed)));
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
    const { seed, policy } = run.world;
    const ids = endpoints.map((endpoint) => endpoint.id);
    const { triggers } = policy.policy.rules;
    const key = JSON.stringify([seed, half, ids, ruled, triggers, ownPrices(run), policy.policy.answers]);
    const kept = this.#kept;
    if (kept?.key === key && sameItems(kept.prompts, prompts)) return kept.references;

    // Rules are tuned on what is not judged, where there is such.
    const others = prompts.filter((prompt) => half === null || !isInHalf(prompt, half));
    const steps = frontierReferences(replayed, {
      policy: run.policy,
      potential: this.#potential.of(run),
      ruled,
      endpoints,
      tuning: others.some((prompt) => prompt.label !== undefined) ? others : prompts,
    });
    const references = await slicer.drive(steps);
    this.#kept = { key, prompts: [...prompts], references };
    return references;
  }
}

function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
