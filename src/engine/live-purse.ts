import type { LiveRecord } from '../core/domain/live-record';
import type { Policy } from '../core/domain/policy';
import type { Failure } from '../core/domain/result';
import { featuresOf } from '../core/features/features-of';
import type { LiveEndpoint } from './live-endpoints';
import { SpendingLedger } from './spending-ledger';
import { spentOn } from './spent-on';

/** What live calls may still cost: asked before every call, told what each came to. */
export class LivePurse {
  readonly #ledger: SpendingLedger;

  constructor(records: readonly LiveRecord[] = []) {
    this.#ledger = new SpendingLedger(spentOn(records));
    for (const record of records) this.learn(record);
  }

  /** USD set aside for calls under way. */
  get reservedUsd(): number {
    return this.#ledger.reservedUsd;
  }

  /** Why a call must not be sent under a policy's limit, or how to say what it cost in the end. */
  admit(
    called: LiveEndpoint | undefined,
    inputTokens: number,
    { budget, answers }: Pick<Policy, 'budget' | 'answers'>,
  ): Failure | ((costUsd: number) => void) {
    // What runs on the user's own machines is not held to the limit.
    if (called?.endpoint.tier !== 'cloud') return () => undefined;
    const limitUsd = budget.hardLimitUsd;
    if (limitUsd !== null && called.driver.price === null) {
      const message = `Nothing was sent: nobody knows the price of ${called.driver.label}, and the limit of $${limitUsd} could not be held. Enter its price in Settings.`;
      return { code: 'no-endpoint', message, retryable: false };
    }
    const expectedUsd = this.#ledger.estimate(called.endpoint, inputTokens, answers.maxOutputTokens);
    return this.#ledger.reserve(expectedUsd, limitUsd);
  }

  /** Enters what was spent without being asked for: a judge's call. */
  charge(usd: number): void {
    this.#ledger.charge(usd);
  }

  /** Learns how long the answers of endpoints are. */
  learn({ calls, prompt, outcome }: LiveRecord): void {
    const { inputTokens } = featuresOf(prompt);
    const attempts = 'attempts' in outcome ? outcome.attempts : [];
    for (const { endpointId, tokens, error } of calls) {
      const sent = attempts.find((attempt) => attempt.endpointId === endpointId);
      const whole = inputTokens - (sent?.trimmed?.trimmedTokens ?? 0);
      const { shortened } = sent ?? {};
      const asSent = shortened?.isSent === true ? shortened.afterTokens : whole;
      if (error === null) this.#ledger.learn(endpointId, tokens, asSent);
    }
  }
}
