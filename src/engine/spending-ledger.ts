import { costUsd } from '../core/dispatch/cost';
import type { Endpoint, EndpointId } from '../core/domain/endpoint';
import type { TokenCount } from '../core/domain/outcome';
import type { Failure } from '../core/domain/result';

/**
 * Holds paid calls to a limit before they are sent: what each is expected to cost is set aside while it is under way, so that
 * calls sent together cannot pass the limit together. What passes it is at most what an answer was longer than any before.
 */
export class SpendingLedger {
  readonly #longest = new Map<EndpointId, number>();
  /** How many times more tokens than estimated a server has counted in a prompt, at most. */
  readonly #factor = new Map<EndpointId, number>();
  #spentUsd: number;
  readonly #reserved = new Set<{ readonly usd: number }>();

  constructor(spentUsd = 0) {
    this.#spentUsd = spentUsd;
  }

  /** USD set aside for calls under way. */
  get reservedUsd(): number {
    return [...this.#reserved].reduce((sum, { usd }) => sum + usd, 0);
  }

  /** What a call is expected to cost, USD: by the longest answer of the endpoint so far, else its usual length. */
  estimate(endpoint: Endpoint, inputTokens: number, maxOutputTokens: number | null): number {
    const usual = this.#longest.get(endpoint.id) ?? endpoint.outputTokens.median;
    const visible = maxOutputTokens ?? usual;
    const input = inputTokens * (this.#factor.get(endpoint.id) ?? 1);
    return costUsd(endpoint.price, { input, cacheRead: 0, cacheWrite: 0, visible, reasoning: 0 });
  }

  /** Sets a call's expected cost aside; answers how to enter what it cost in the end, or why the limit does not allow it. */
  reserve(expectedUsd: number, limitUsd: number | null): Failure | ((costUsd: number) => void) {
    const reservedUsd = limitUsd === null ? 0 : this.reservedUsd;
    if (limitUsd !== null && this.#spentUsd + reservedUsd + expectedUsd > limitUsd) {
      const [spent, reserved, expected] = [this.#spentUsd, reservedUsd, expectedUsd].map((usd) => `$${usd.toFixed(4)}`);
      const message = `Nothing was sent: ${spent} spent, ${reserved} set aside for calls under way and ≈${expected} for this one would pass the limit of $${limitUsd}.`;
      return { code: 'no-endpoint', message, retryable: false };
    }
    const reservation = { usd: expectedUsd };
    this.#reserved.add(reservation);
    return (usd) => {
      if (this.#reserved.delete(reservation)) this.#spentUsd += usd;
    };
  }

  /** Enters what was spent without a reservation: a judge's call. */
  charge(usd: number): void {
    this.#spentUsd += usd;
  }

  /** Learns how long an endpoint's answers are, and how it counts a prompt that was estimated at so many tokens. */
  learn(id: EndpointId, { input, visible, reasoning }: TokenCount, estimatedInput: number): void {
    this.#longest.set(id, Math.max(this.#longest.get(id) ?? 0, visible + reasoning));
    this.#factor.set(id, Math.max(this.#factor.get(id) ?? 1, input / Math.max(1, estimatedInput)));
  }
}
