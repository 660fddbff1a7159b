import type { Policy } from '../domain/policy';

export type BreakerState = 'closed' | 'open' | 'half-open';
/** What an ended call says about its endpoint: `silent` when the user gave up before it could answer. */
export type CallSign = 'alive' | 'dead' | 'silent';

/**
 * The circuit breaker of one endpoint: closed until so many calls in a row came back dead, then open for the cooldown, then
 * half-open, that is one request may probe it: alive closes it, dead opens it again (M. Nygard, Release It!, 2nd ed., ch. 5).
 * Times in ms of whatever clock the caller has.
 */
export class CircuitBreaker {
  #failures = 0;
  /** Null while closed. */
  #openUntilMs: number | null = null;
  #probing = false;

  /** Half-open from the end of the cooldown until the probe has come back. */
  state(nowMs: number): BreakerState {
    if (this.#openUntilMs === null) return 'closed';
    return this.#probing || nowMs >= this.#openUntilMs ? 'half-open' : 'open';
  }

  /** Whether a call may start now, as one of many or as the only probe. */
  admits(nowMs: number): 'call' | 'probe' | 'nothing' {
    if (this.#openUntilMs === null) return 'call';
    return !this.#probing && nowMs >= this.#openUntilMs ? 'probe' : 'nothing';
  }

  /** Enters the start of a probe. */
  beginProbe(): void {
    this.#probing = true;
  }

  /** Enters how a call ended. Calls that started before the breaker opened say nothing any more. */
  end(sign: CallSign, wasProbe: boolean, nowMs: number, settings: Policy['resilience']['breaker']): void {
    if (wasProbe) this.#endProbe(sign, nowMs, settings.cooldownMs);
    else if (this.#openUntilMs === null) this.#endCall(sign, nowMs, settings);
  }

  #endProbe(sign: CallSign, nowMs: number, cooldownMs: number): void {
    this.#probing = false;
    if (sign === 'alive') {
      this.#openUntilMs = null;
      this.#failures = 0;
    } else if (sign === 'dead') this.#openUntilMs = nowMs + cooldownMs;
  }

  #endCall(sign: CallSign, nowMs: number, { failures, cooldownMs }: Policy['resilience']['breaker']): void {
    if (sign === 'alive') this.#failures = 0;
    if (sign === 'dead') this.#failures += 1;
    if (this.#failures >= failures) this.#openUntilMs = nowMs + cooldownMs;
  }
}
