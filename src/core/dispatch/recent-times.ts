/** Fewer say nothing of a tail. */
const fewest = 20;
const kept = 200;

/** The latest 200 times of something, ms. */
export class RecentTimes {
  readonly #times: number[] = [];
  #entered = 0;

  add(milliseconds: number): void {
    this.#times[this.#entered % kept] = milliseconds;
    this.#entered += 1;
  }

  /** The 95th percentile, nearest rank; null below 20 times. */
  p95(): number | null {
    if (this.#entered < fewest) return null;
    const sorted = Float64Array.from(this.#times).sort();
    return sorted[Math.ceil(0.95 * sorted.length) - 1] ?? null;
  }
}
