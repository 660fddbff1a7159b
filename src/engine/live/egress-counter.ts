import type { OriginEgress } from './live-protocol';

/** Counts what left this tab, and to whom. */
export class EgressCounter {
  readonly #byOrigin = new Map<string, OriginEgress>();

  get list(): readonly OriginEgress[] {
    return [...this.#byOrigin.values()];
  }

  /** Enters a request of so many bytes. */
  add(origin: string, bytes: number): void {
    const before = this.#byOrigin.get(origin) ?? { origin, requests: 0, bytes: 0 };
    this.#byOrigin.set(origin, { origin, requests: before.requests + 1, bytes: before.bytes + bytes });
  }
}
