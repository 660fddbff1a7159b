import type { LimitHint } from '../domain/limit-hint';

/** Whoever waits for news looks again after that at the soonest, ms. */
const LOOK_AGAIN_MS = 50;

/**
 * What a server says that it lets through until the next window begins. No more is sent than it has told of, less the calls that it
 * may have counted since; and of a window of which nothing is known yet, one window's worth at most until it speaks: how long
 * windows are need not be known for that. Windows that begin at once and buckets that fill bit by bit are both told so.
 */
export class LimitWindow {
  /** Calls that may be sent for certain; below 0 where the server may have counted more than were known of. */
  #left = Infinity;
  /** The least that was told of this window. */
  #told = Infinity;
  #limit = 1;
  #endsMs = 0;
  /** A window lasts at least that long: the longest rest of one that was told of. */
  #lengthMs = 1;
  /** Calls sent of which the server has said nothing yet. */
  #unheard = 0;
  /** Calls that wait to be sent. */
  #line = 0;
  /** The window has begun by the clock alone: the server has not told of it. */
  #isGuess = false;

  /** Takes over what an answer's headers say at the moment that they come; with it the call that they answer is heard of. */
  told({ limitRequests, remainingRequests, resetMs }: LimitHint, nowMs: number): void {
    this.#unheard = Math.max(0, this.#unheard - 1);
    const endMs = nowMs + resetMs;
    // Of a day and of a minute, whichever is nearer: another limit is another window.
    const isOther = this.#left === Infinity || (limitRequests !== undefined && limitRequests !== this.#limit);
    const isFresh = isOther || this.#isGuess || endMs > this.#endsMs + this.#lengthMs / 2;
    const isPast = !isFresh && endMs < this.#endsMs - this.#lengthMs / 2;
    this.#lengthMs = isOther ? Math.max(1, resetMs) : Math.max(this.#lengthMs, resetMs);
    this.#limit = Math.max(1, limitRequests ?? Math.max(this.#limit, remainingRequests + 1));
    if (isPast) return;
    // Answers overtake each other. Calls under way may be counted in it, or not yet.
    this.#told = isFresh ? remainingRequests : Math.min(this.#told, remainingRequests);
    const certain = this.#told - this.#unheard;
    this.#left = isFresh ? certain : Math.min(this.#told, Math.max(this.#left, certain));
    // Rounded seconds and what the way takes let the end seem to move.
    this.#endsMs = isFresh ? endMs : Math.max(this.#endsMs, endMs);
    this.#isGuess = false;
  }

  /** A call that was sent has come to an end that says nothing of limits. */
  heard(): void {
    this.#unheard = Math.max(0, this.#unheard - 1);
    if (this.#unheard === 0) this.#isGuess = false;
  }

  /** How long a call that gets in line now would wait, as far as can be seen, ms. */
  waitMs(nowMs: number): number {
    this.#roll(nowMs);
    const place = this.#left - this.#line;
    if (place >= 1) return 0;
    const windows = Math.ceil((1 - place) / this.#limit);
    return this.#nextMs(nowMs) + (windows - 1) * this.#lengthMs;
  }

  /** How long a call whose turn it is still waits, ms: a window may be longer, or fuller, than could be seen. */
  heldMs(nowMs: number): number {
    this.#roll(nowMs);
    return this.#left >= 1 ? 0 : this.#nextMs(nowMs);
  }

  /** A call gets in line. */
  join(): void {
    this.#line += 1;
  }

  /** A call leaves the line unsent. */
  leave(): void {
    this.#line -= 1;
  }

  /** A call leaves the line for the server. */
  send(): void {
    this.#line -= 1;
    this.#left -= 1;
    this.#unheard += 1;
  }

  #nextMs(nowMs: number): number {
    return nowMs < this.#endsMs ? this.#endsMs - nowMs : Math.max(LOOK_AGAIN_MS, this.#lengthMs / 10);
  }

  #roll(nowMs: number): void {
    if (this.#left === Infinity || this.#isGuess || nowMs < this.#endsMs) return;
    const passed = Math.floor((nowMs - this.#endsMs) / this.#lengthMs) + 1;
    this.#endsMs += passed * this.#lengthMs;
    this.#left = Math.max(this.#left, this.#limit - this.#unheard);
    this.#isGuess = true;
  }
}
