import type { EndpointId } from '../domain/endpoint';

/** How much the latest call counts against those before it. */
const SHARE_OF_LATEST = 0.1;
/** A replica that fails keeps so much of its weight, so that its recovery is seen. */
const LEAST = 0.05;

/**
 * What replicas' latest calls were worth: exponentially weighted means of answers and times, as in the peak-EWMA balancers
 * of Finagle and Linkerd, made into a factor 0.05..1: the share answered, squared, times how quick beside the quickest.
 */
export class ReplicaHealth {
  readonly #answered = new Map<EndpointId, number>();
  readonly #durationMs = new Map<EndpointId, number>();

  /** Takes in how a call ended: whether it was answered, and after how long, ms. */
  observe(id: EndpointId, isAnswered: boolean, durationMs: number): void {
    this.#answered.set(id, blend(this.#answered.get(id) ?? 1, Number(isAnswered)));
    // A refusal is quick; only answers say how quick a replica is.
    if (isAnswered) this.#durationMs.set(id, blend(this.#durationMs.get(id) ?? durationMs, durationMs));
  }

  /** The factor of a replica among these. */
  of(id: EndpointId, among: readonly EndpointId[]): number {
    const answered = this.#answered.get(id) ?? 1;
    const known = among.flatMap((one) => this.#durationMs.get(one) ?? []);
    const own = this.#durationMs.get(id);
    const speed = own === undefined || own === 0 ? 1 : Math.min(...known) / own;
    return Math.max(LEAST, answered * answered * speed);
  }
}

function blend(before: number, latest: number): number {
  return (1 - SHARE_OF_LATEST) * before + SHARE_OF_LATEST * latest;
}
