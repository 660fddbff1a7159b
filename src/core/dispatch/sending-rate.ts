import type { LimitHint } from '../domain/limit-hint';
import { Quota } from '../sim/quota';
import { LimitWindow } from './limit-window';

/** A waiting call starts that much after its tokens are there, so that no rounding brings it in early. */
const MARGIN_MS = 1;
/** A refusal halves the rate, each answer brings a fiftieth of the full one back. */
const CUT = 0.5;
const STEP_UP = 0.02;
const LOWEST = 0.01;
/** A server that does not say how long it wants to be left alone: a second, and twice as long with every refusal in a row. */
const OWN_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * How fast one endpoint is called: a token bucket a minute for requests and one for tokens, in which calls reserve their
 * place in the order in which they come. A refusal pauses it and cuts its rate, answers bring the rate back (additive
 * increase, multiplicative decrease), and no more is sent than a server says that it lets through.
 */
export class SendingRate {
  readonly #requestsPerMinute: number | null;
  readonly #tokensPerMinute: number | null;
  readonly #window = new LimitWindow();
  #refusals = 0;
  #share = 1;
  #pausedUntilMs = 0;
  #requests: Quota | null = null;
  #tokens: Quota | null = null;

  constructor(requestsPerMinute: number | null, tokensPerMinute: number | null, nowMs: number) {
    this.#requestsPerMinute = requestsPerMinute;
    this.#tokensPerMinute = tokensPerMinute;
    this.#refill(nowMs);
  }

  /** How long a call of so many tokens would stand in line now, ms. */
  waitMs(tokens: number, nowMs: number): number {
    const paused = this.#pausedUntilMs - nowMs;
    const line = Math.max(this.#requests?.waitMs(1, nowMs) ?? 0, this.#tokens?.waitMs(tokens, nowMs) ?? 0);
    const waitMs = Math.max(paused, line, this.#window.waitMs(nowMs));
    return waitMs <= 0 ? 0 : waitMs + MARGIN_MS;
  }

  /** Takes the place of a call in the line; answers how long it stands there, ms: then it asks for how long it is held. */
  reserve(tokens: number, nowMs: number): number {
    const waitMs = this.waitMs(tokens, nowMs);
    this.#requests?.take(1, nowMs);
    this.#tokens?.take(tokens, nowMs);
    this.#window.join();
    return waitMs;
  }

  /** How much longer a call stands that has waited its time: meanwhile the server may have spoken. 0: it is to be sent, ms. */
  heldMs(nowMs: number): number {
    const heldMs = Math.max(this.#pausedUntilMs - nowMs, this.#window.heldMs(nowMs));
    return heldMs <= 0 ? 0 : heldMs + MARGIN_MS;
  }

  /** The call leaves the line for the server. */
  send(): void {
    this.#window.send();
  }

  /** Gives back the place of a call that was never made, so that nobody stands in line behind it. */
  giveBack(tokens: number, nowMs: number): void {
    this.#requests?.take(-1, nowMs);
    this.#tokens?.take(-tokens, nowMs);
    this.#window.leave();
  }

  /** Takes in a refusal for the rate; `retryAfterMs` undefined where the server does not say how long it wants to be left alone. */
  refused(retryAfterMs: number | undefined, nowMs: number): void {
    // Calls that were under way together are refused together: that is one refusal.
    if (nowMs >= this.#pausedUntilMs) this.#refusals += 1;
    const ownMs = Math.min(LONGEST_PAUSE_MS, OWN_PAUSE_MS * (1 << Math.min(10, Math.max(0, this.#refusals - 1))));
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, nowMs + (retryAfterMs ?? ownMs));
    this.#share = Math.max(LOWEST, this.#share * CUT);
    this.#refill(nowMs, 0);
  }

  /** Takes in an answer. */
  answered(nowMs: number): void {
    this.#refusals = 0;
    if (this.#share === 1) return;
    this.#share = Math.min(1, this.#share + STEP_UP);
    this.#refill(nowMs, 0);
  }

  /** Takes over what the headers of an answer say of the server's limit, when they come; null: nothing, or there was no answer. */
  heard(hint: LimitHint | null, nowMs: number): void {
    if (hint === null) this.#window.heard();
    else this.#window.told(hint, nowMs);
  }

  /** New buckets at the present rate; `level` 0 starts them empty, so that a lower limit is not met by an old fill. */
  #refill(nowMs: number, level?: number): void {
    const bucket = (perMinute: number | null): Quota | null => {
      if (perMinute === null) return null;
      const quota = new Quota(perMinute * this.#share, nowMs);
      if (level !== undefined) quota.take(perMinute * this.#share - level, nowMs);
      return quota;
    };
    this.#requests = bucket(this.#requestsPerMinute);
    this.#tokens = bucket(this.#tokensPerMinute);
  }
}
