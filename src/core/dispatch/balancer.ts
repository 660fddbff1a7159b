import type { EndpointId } from '../domain/endpoint';
import type { Policy } from '../domain/policy';

type ReplicaGroup = Policy['resilience']['replicas'][number];

/**
 * Spreads the calls of one endpoint over its replicas. Round robin takes the one that was taken longest ago; least
 * connections the one with fewest calls under way, for its weight where weighted; weighted is the smooth weighted round
 * robin of nginx (I. Sysoev, 2012), which keeps the shares in every run of as many calls as the weights add up to.
 */
export class Balancer {
  #taken = 0;
  readonly #lastTaken = new Map<EndpointId, number>();
  readonly #credit = new Map<EndpointId, number>();

  /** The replica that takes the next call, of those that can be called; undefined when none can. */
  next(
    usable: readonly EndpointId[],
    { strategy, members }: ReplicaGroup,
    inFlight: (id: EndpointId) => number,
  ): EndpointId | undefined {
    const weightOf = (id: EndpointId): number => members.find((member) => member.id === id)?.weight ?? 1;
    const chosen = this.#best(usable, strategy, weightOf, inFlight);
    if (chosen === undefined) return undefined;
    this.#taken += 1;
    this.#lastTaken.set(chosen, this.#taken);
    if (strategy === 'weighted') this.#pay(usable, chosen, weightOf);
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
