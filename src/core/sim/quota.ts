const MS_PER_MINUTE = 60_000;

/**
 * A provider's quota by the minute as a token bucket that holds one minute's worth and refills steadily. What is refused
 * uses nothing.
 */
export class Quota {
  readonly #perMs: number;
  readonly #most: number;
  #level: number;
  #atMs: number;

  constructor(perMinute: number, nowMs: number) {
    this.#perMs = perMinute / MS_PER_MINUTE;
    this.#most = perMinute;
    this.#level = perMinute;
    this.#atMs = nowMs;
  }

  /** Ms after which `amount` is there, 0 when it is there now; Infinity when it never will be. */
  waitMs(amount: number, nowMs: number): number {
    const missing = Math.min(amount, this.#most) - this.#levelAt(nowMs);
    if (this.#most <= 0) return Number.POSITIVE_INFINITY;
    return missing <= 0 ? 0 : missing / this.#perMs;
  }

  /** Uses `amount`; more than a minute's worth leaves a debt. */
  take(amount: number, nowMs: number): void {
    this.#level = this.#levelAt(nowMs) - amount;
    this.#atMs = nowMs;
  }

  #levelAt(nowMs: number): number {
    return Math.min(this.#most, this.#level + (nowMs - this.#atMs) * this.#perMs);
  }
}
