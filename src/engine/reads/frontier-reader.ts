import type { Frontier } from '../../core/domain/frontier';
import { RandomStreams } from '../../core/sim/rng';
import { frontier } from '../../core/stats/frontier';
import { frontierReferences } from '../../core/stats/frontier-references';
import type { FlownReference } from '../../core/stats/frontier-references';
import type { Half } from '../../core/telemetry/is-in-half';
import type { BaselineFlights } from '../baselines/baseline-flights';
import { baselinePlans } from '../baselines/baseline-plans';
import type { BaselinePlan } from '../baselines/baseline-plans';
import { judgedRows } from '../session/judged-rows';
import { endpointsOn } from '../baselines/potential-cache';
import type { PotentialCache } from '../baselines/potential-cache';
import { replayRows } from '../session/replay-rows';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';

/** Reads frontiers, with the simple alternatives flown on the same traffic. */
export class FrontierReader {
  readonly #potential: PotentialCache;
  readonly #flights: BaselineFlights;
  readonly #now: () => number;

  constructor(potential: PotentialCache, flights: BaselineFlights, now: () => number) {
    this.#potential = potential;
    this.#flights = flights;
    this.#now = now;
  }

  /** The frontier over the tuning half, over all that nothing was tuned on, or over every row. Throws `cancelled`. */
  async read(run: SessionRun, half: Half, signal: AbortSignal): Promise<Frontier> {
    const { rows, basis } = judgedRows(run, half);
    const endpointIds = endpointsOn(run).map((endpoint) => endpoint.id);
    // The other rows too: the best single model is chosen there.
    await this.#potential.warm(run, endpointIds, run.columns.prompts.slice(0, run.rows), signal);
    const slicer = new Slicer(this.#now, signal);
    const potential = this.#potential.of(run);
    const replayed = await replayRows(run, rows, potential, slicer);
    const flown: FlownReference[] = [];
    for (const plan of await baselinePlans(run, rows, potential, slicer)) {
      flown.push(await this.#flown(run, rows, plan, slicer, signal));
    }
    const references = await slicer.drive(frontierReferences(replayed, flown));
    const streams = new RandomStreams(run.world.seed);
    const read = await slicer.drive(frontier(replayed, run.policy.policy, references, streams));
    return { ...read, basis };
  }

  async #flown(
    run: SessionRun,
    rows: readonly number[],
    { id, label, name, pick }: BaselinePlan,
    slicer: Slicer,
    signal: AbortSignal,
  ): Promise<FlownReference> {
    const flown = await this.#flights.fly(run, id, pick, signal);
    const { prompts } = run.columns;
    const isLocal = (row: number): boolean => prompts[row] !== undefined && pick(prompts[row]).tier === 'local';
    const local = (await slicer.map(rows, isLocal)).filter(Boolean).length;
    const localShare = local / Math.max(1, rows.length);
    return { id, label: `${label.toLowerCase()}: ${name}`, name, values: await slicer.map(rows, flown), localShare };
  }
}
