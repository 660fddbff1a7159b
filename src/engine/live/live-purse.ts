import { costUsd } from '../../core/dispatch/cost';
import { freeAdmission } from '../../core/domain/call-admission';
import type { CallAdmission, CallCost } from '../../core/domain/call-admission';
import type { LiveRecord } from '../../core/domain/live-record';
import type { Failure } from '../../core/domain/result';
import { callsOf } from './calls-of';
import type { LiveEndpoint } from './live-endpoints';

/** Tokens of an answer while a limit is held and the policy sets no length. */
const usualLength = 4096;
/** An answer that has to be shorter than that, or than the policy wants, is not asked for. */
const leastLength = 128;
/** What a server's template may add to the messages, tokens. */
const templateTokens = 256;

/** What a call is to be: a token of input has a byte at least in every vocabulary, so that bytes bound its tokens. */
export interface PlannedCall {
  /** UTF-8 bytes of its messages as JSON. */
  readonly inputBytes: number;
  /** Tokens that its answer may have; null: nobody has said. */
  readonly maxOutputTokens: number | null;
  /** Calls that may be under way at a time: none of them takes the money of all. */
  readonly atOnce: number;
}

/**
 * Holds paid calls to a limit for certain: what a call can cost at most is set aside before it is sent, and its answer's length is
 * what the money left allows. Where the server does not say what was used, the most it can have been stays counted.
 */
export class LivePurse {
  #spentUsd = 0;
  #unsureUsd = 0;
  /** The cheapest call for which there was no money. */
  #refusedUsd = Infinity;
  readonly #reserved = new Set<{ readonly usd: number }>();

  constructor(records: readonly LiveRecord[] = [], aside: CallCost = { costUsd: 0 }) {
    for (const record of records)
      for (const { costUsd: usd = 0, atMostUsd } of [...callsOf(record), record.judgement ?? {}])
        this.#enter({ costUsd: usd, ...(atMostUsd === undefined ? {} : { atMostUsd }) });
    this.#enter(aside);
  }

  /** USD set aside for calls under way: what they can cost at most. */
  get reservedUsd(): number {
    return [...this.#reserved].reduce((sum, { usd }) => sum + usd, 0);
  }

  /** USD that ended calls may have cost beyond what is known. */
  get unsureUsd(): number {
    return this.#unsureUsd;
  }

  /** Whether a limit leaves too little for a call that has been wanted. */
  isOut(limitUsd: number): boolean {
    return this.#refusedUsd > this.#freeUsd(limitUsd) && this.#refusedUsd < Infinity;
  }

  /** Why a call must not be sent under a limit, or leave for it. */
  admit(called: LiveEndpoint, plan: PlannedCall, limitUsd: number | null): Failure | CallAdmission {
    const { endpoint, driver } = called;
    // What runs on the user's own machines counts as the user prices it, but is not held back.
    if (endpoint.tier !== 'cloud' || limitUsd === null)
      return { ...freeAdmission, settle: (cost) => this.#enter(cost) };
    if (driver.price === null)
      return refusal(
        `nobody knows the price of ${driver.label}, and the limit of $${limitUsd} could not be held. Enter its price in Settings.`,
      );
    const usdOf = (output: number): number =>
      costUsd(endpoint.price, { ...noTokens, input: plan.inputBytes + templateTokens, visible: output });
    const freeUsd = this.#freeUsd(limitUsd);
    const wanted = plan.maxOutputTokens ?? usualLength;
    const least = Math.min(wanted, leastLength);
    if (usdOf(least) > freeUsd) {
      this.#refusedUsd = Math.min(this.#refusedUsd, usdOf(least));
      return refusal(this.#shortage(usdOf(least), limitUsd));
    }
    const perToken = usdOf(1) - usdOf(0);
    const affordable = perToken > 0 ? Math.floor((freeUsd - usdOf(0)) / perToken) : wanted;
    // The last calls' money is not all taken by the first of them.
    const share = Math.floor(affordable / Math.max(1, plan.atOnce - this.#reserved.size));
    const maxOutputTokens = Math.min(wanted, Math.max(least, Math.min(share, affordable)));
    return this.#admission(usdOf, maxOutputTokens);
  }

  #freeUsd(limitUsd: number): number {
    return limitUsd - this.#spentUsd - this.#unsureUsd - this.reservedUsd;
  }

  #admission(usdOf: (output: number) => number, maxOutputTokens: number): CallAdmission {
    const reservation = { usd: usdOf(maxOutputTokens) };
    this.#reserved.add(reservation);
    return {
      maxOutputTokens,
      atMostUsd: (output) => usdOf(Math.min(output ?? maxOutputTokens, maxOutputTokens)),
      settle: (cost) => {
        if (this.#reserved.delete(reservation)) this.#enter(cost);
      },
    };
  }

  #enter({ costUsd: usd, atMostUsd = usd }: CallCost): void {
    this.#spentUsd += usd;
    this.#unsureUsd += Math.max(0, atMostUsd - usd);
  }

  #shortage(leastUsd: number, limitUsd: number): string {
    const [spent, unsure, reserved, least] = [this.#spentUsd, this.#unsureUsd, this.reservedUsd, leastUsd].map(
      (usd) => `$${usd.toFixed(4)}`,
    );
    const beyond = this.#unsureUsd > 0 ? `, up to ${unsure} more where no server said what was used` : '';
    const underWay = this.reservedUsd > 0 ? `, ${reserved} set aside for calls under way` : '';
    return `${spent} spent${beyond}${underWay}: with up to ${least} for this call the limit of $${limitUsd} could be passed.`;
  }
}

const noTokens = { input: 0, cacheRead: 0, cacheWrite: 0, visible: 0, reasoning: 0 };

function refusal(why: string): Failure {
  return { code: 'no-endpoint', message: `Nothing was sent: ${why}`, retryable: false };
}
