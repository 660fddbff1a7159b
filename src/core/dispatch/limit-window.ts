import type { LimitHint } from '../domain/limit-hint';

/**
 * What a server says that it lets through until the next window begins. Calls that wait take their place in the windows to come, so
 * that they do not all come at its beginning.
 */
export class LimitWindow {
  /** Below 0 once calls have taken places of later windows. */
  #left = Infinity;
  #limit = 1;
  #endsMs = 0;
  #lengthMs = 1;

  /** Takes over what an answer's headers say; calls under way have their place already. */
  told({ limitRequests, remainingRequests, resetMs }: LimitHint, nowMs: number): void {
    this.#roll(nowMs);
    this.#limit = Math.max(1, limitRequests ?? Math.max(this.#limit, remainingRequests + 1));
    this.#lengthMs = Math.max(1, this.#lengthMs, resetMs);
    this.#left = Math.min(this.#left, remainingRequests);
    this.#endsMs = nowMs + resetMs;
  }

  /** How long a call would wait now, ms. */
  waitMs(nowMs: number): number {
    this.#roll(nowMs);
    if (this.#left >= 1) return 0;
    const windows = Math.ceil((1 - this.#left) / this.#limit);
    return this.#endsMs + (windows - 1) * this.#lengthMs - nowMs;
  }

  /** Takes the place of a call, or gives one back: -1. */
  take(calls: number): void {
    this.#left -= calls;
  }

  #roll(nowMs: number): void {
    if (this.#left === Infinity || nowMs < this.#endsMs) return;
    const passed = Math.floor((nowMs - this.#endsMs) / this.#lengthMs) + 1;
    this.#endsMs += passed * this.#lengthMs;
    this.#left = Math.min(this.#limit, this.#left + passed * this.#limit);
  }
}
