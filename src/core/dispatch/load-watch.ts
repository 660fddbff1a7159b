import type { Endpoint, EndpointId } from '../domain/endpoint';
import { FEWEST_BINS, forecastSeries } from '../stats/forecast-series';

/** Width of a bin of arrivals, ms, and how many are remembered. */
const BIN_MS = 4000;
const MOST_BINS = 96;
/** How far ahead a surge is looked for, in bins. */
const AHEAD = 2;
/** What a bin's end leaves of the counts before it. */
const MEMORY = 0.9;
/** How much the latest call counts against those before it. */
const LATEST = 0.05;

/** Watches a session's arrivals and says how full an endpoint will be if they go on as they did; from the past alone. */
export class LoadWatch {
  readonly #bins: number[] = [];
  readonly #wanted = new Map<EndpointId, number>();
  readonly #serviceMs = new Map<EndpointId, number>();
  #total = 0;
  #current = 0;
  #endsMs = BIN_MS;
  #perSecond: number | null = null;

  /** Takes in a request that arrives now, ms. */
  arrived(nowMs: number): void {
    let isNew = false;
    // After a long silence nothing older is remembered anyway.
    if (nowMs - this.#endsMs > MOST_BINS * BIN_MS) this.#endsMs = nowMs - MOST_BINS * BIN_MS;
    for (; nowMs >= this.#endsMs; this.#endsMs += BIN_MS) {
      this.#close();
      isNew = true;
    }
    this.#current += 1;
    this.#total += 1;
    if (isNew) this.#foretell();
  }

  /** Takes in that a request would go to an endpoint, were it not moved. */
  wants(id: EndpointId): void {
    this.#wanted.set(id, (this.#wanted.get(id) ?? 0) + 1);
  }

  /** Takes in how long an endpoint worked on a call, ms, without its line. */
  served(id: EndpointId, serviceMs: number): void {
    const before = this.#serviceMs.get(id) ?? serviceMs;
    this.#serviceMs.set(id, before + LATEST * (serviceMs - before));
  }

  /** Share of an endpoint's places that the arrivals to come will take, 1 = all; null where too little is known, or it has no limit. */
  use({ id, server }: Endpoint): number | null {
    const places = server?.concurrency ?? null;
    const serviceMs = this.#serviceMs.get(id);
    if (places === null || serviceMs === undefined || this.#perSecond === null || this.#total === 0) return null;
    const share = (this.#wanted.get(id) ?? 0) / this.#total;
    return (this.#perSecond * share * (serviceMs / 1000)) / places;
  }

  #close(): void {
    this.#bins.push(this.#current);
    if (this.#bins.length > MOST_BINS) this.#bins.shift();
    this.#current = 0;
    this.#total *= MEMORY;
    for (const [id, count] of this.#wanted) this.#wanted.set(id, MEMORY * count);
  }

  #foretell(): void {
    if (this.#bins.length < FEWEST_BINS) return;
    const { next } = forecastSeries(this.#bins, AHEAD);
    this.#perSecond = (1000 * Math.max(0, ...next)) / BIN_MS;
  }
}
