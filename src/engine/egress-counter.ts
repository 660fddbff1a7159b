import type { LiveRecord } from '../core/domain/live-record';
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

  /** Enters every call of a flight, its judge's with them. */
  count({ calls, judgement }: LiveRecord): void {
    for (const { origin, bytesSent } of calls) this.add(origin, bytesSent);
    if (judgement?.origin !== undefined) this.add(judgement.origin, judgement.bytesSent ?? 0);
  }
}
