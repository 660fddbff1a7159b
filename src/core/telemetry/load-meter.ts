import type { BucketLoad } from '../domain/session-series';

/** Mean loads over stretches of time that follow one another, from the times that requests spent in line and in the system. */
export class LoadMeter {
  readonly #edges: Float64Array;
  readonly #waitingMs: Float64Array;
  readonly #underWayMs: Float64Array;
  readonly #ended: Uint32Array;

  /** `startsMs`: where each stretch begins, ascending; the last ends at `endMs`. */
  constructor(startsMs: readonly number[], endMs: number) {
    this.#edges = Float64Array.from([...startsMs, Math.max(endMs, startsMs.at(-1) ?? 0)]);
    this.#waitingMs = new Float64Array(startsMs.length);
    this.#underWayMs = new Float64Array(startsMs.length);
    this.#ended = new Uint32Array(startsMs.length);
  }

  /** A request that was in the system. */
  stayed(fromMs: number, toMs: number): void {
    this.#spread(fromMs, toMs, this.#underWayMs);
    const place = this.#placeOf(toMs);
    this.#ended[place] = (this.#ended[place] ?? 0) + 1;
  }

  /** A request that stood in a line. */
  waited(fromMs: number, toMs: number): void {
    this.#spread(fromMs, toMs, this.#waitingMs);
  }

  /** The loads, one a stretch. */
  read(): readonly BucketLoad[] {
    return Array.from(this.#waitingMs, (waitingMs, k) => {
      const spanMs = (this.#edges[k + 1] ?? 0) - (this.#edges[k] ?? 0);
      const mean = (total: number): number => (spanMs === 0 ? 0 : total / spanMs);
      return {
        waiting: mean(waitingMs),
        underWay: mean(this.#underWayMs[k] ?? 0),
        perSecond: 1000 * mean(this.#ended[k] ?? 0),
        spanMs,
      };
    });
  }

  #spread(fromMs: number, toMs: number, into: Float64Array): void {
    for (let k = this.#placeOf(fromMs); k < into.length && (this.#edges[k] ?? 0) < toMs; k += 1) {
      const start = Math.max(fromMs, this.#edges[k] ?? 0);
      const end = Math.min(toMs, this.#edges[k + 1] ?? toMs);
      if (end > start) into[k] = (into[k] ?? 0) + end - start;
    }
  }

  /** The stretch that a moment lies in; the last for what comes after it. */
  #placeOf(timeMs: number): number {
    let low = 0;
    let high = this.#waitingMs.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#edges[middle] ?? 0) <= timeMs) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }
}
