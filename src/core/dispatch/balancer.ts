import type { EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';
import { ReplicaHealth } from './replica-health';
import { WeightHistory } from './weight-history';
import type { WeightPoint } from './weight-history';

type ReplicaGroup = Policy['resilience']['replicas'][number];

/**
 * Spreads the calls of one endpoint over its replicas. Round robin takes the one that was taken longest ago; least
 * connections the one with fewest calls under way, for its weight where weighted; weighted is the smooth weighted round
 * robin of nginx (I. Sysoev, 2012), which keeps the shares in every run of as many calls as the weights add up to. Adaptive
 * is the same with weights that follow how the replicas' latest calls went.
 */
export class Balancer {
  #taken = 0;
  readonly #lastTaken = new Map<EndpointId, number>();
  readonly #credit = new Map<EndpointId, number>();
  readonly #health = new ReplicaHealth();
  readonly #history = new WeightHistory();

  /** The weights in force along the requests; empty unless adaptive. */
  get history(): readonly WeightPoint[] {
    return this.#history.points;
  }

  /** Takes in how a call at a replica ended. */
  observe(id: EndpointId, isAnswered: boolean, durationMs: number): void {
    this.#health.observe(id, isAnswered, durationMs);
  }

  /** The replica that takes the next call, of those that can be called; undefined when none can. */
  next(
    usable: readonly EndpointId[],
    { strategy, members }: ReplicaGroup,
    inFlight: (id: EndpointId) => number,
    request: number,
  ): EndpointId | undefined {
    const ids = members.map(({ id }) => id);
    const weightOf = (id: EndpointId): number => {
      const weight = members.find((member) => member.id === id)?.weight ?? 1;
      return strategy === 'adaptive' ? weight * this.#health.of(id, ids) : weight;
    };
    const chosen = this.#best(usable, strategy, weightOf, inFlight);
    if (chosen === undefined) return undefined;
    this.#taken += 1;
    this.#lastTaken.set(chosen, this.#taken);
    if (strategy === 'weighted' || strategy === 'adaptive') this.#pay(usable, chosen, weightOf);
    if (strategy === 'adaptive') this.#history.add(request, ids.map(weightOf));
    return chosen;
  }

  #best(
    usable: readonly EndpointId[],
    strategy: ReplicaGroup['strategy'],
    weightOf: (id: EndpointId) => number,
    inFlight: (id: EndpointId) => number,
  ): EndpointId | undefined {
    const burden = (id: EndpointId): number => {
      switch (strategy) {
        case 'round-robin':
          return 0;
        case 'least-connections':
          return inFlight(id);
        case 'weighted':
        case 'adaptive':
          return -((this.#credit.get(id) ?? 0) + weightOf(id));
        case 'weighted-least-connections':
          return (inFlight(id) + 1) / weightOf(id);
      }
    };
    const waited = (id: EndpointId): number => this.#lastTaken.get(id) ?? 0;
    return [...usable].sort((a, b) => burden(a) - burden(b) || waited(a) - waited(b))[0];
  }

  #pay(usable: readonly EndpointId[], chosen: EndpointId, weightOf: (id: EndpointId) => number): void {
    let total = 0;
    for (const id of usable) {
      total += weightOf(id);
      this.#credit.set(id, (this.#credit.get(id) ?? 0) + weightOf(id));
    }
    this.#credit.set(chosen, (this.#credit.get(chosen) ?? 0) - total);
  }
}
