import type { Bill } from '../domain/bill';
import type { Price, TokenPrice } from '../domain/endpoint';
import type { TokenCount } from '../domain/outcome';
import { costUsd } from '../dispatch/cost';
import { hourAt, isOffPeak } from '../dispatch/off-peak';
import { marginalPrice, volumePrice } from '../domain/volume-price';
import type { CallReply } from '../effects';

/** True for a price that depends on how much was bought before, or on the hour. */
export function isMetered(price: Price): price is TokenPrice {
  return price.kind === 'token' && (price.tiers !== undefined || price.offPeak !== undefined);
}

/** Bills an endpoint's calls of one session in the order in which they are served, by the tokens so far and the hour. */
export class PriceMeter {
  #tokens: number;
  /** When each call was billed, ms, and the tokens with it. */
  readonly #billedMs: number[] = [];
  readonly #billed: number[] = [];

  /** `startHour` is the hour of the day at which the session's clock starts; `tokens` what was billed before. */
  constructor(
    private readonly price: TokenPrice,
    private readonly startHour: number,
    tokens = 0,
  ) {
    this.#tokens = tokens;
  }

  /** Input and output tokens billed so far. */
  get tokens(): number {
    return this.#tokens;
  }

  /** Tokens billed up to a moment of the session's clock, ms. */
  tokensAt(nowMs: number): number {
    let [low, high] = [0, this.#billedMs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#billedMs[middle] ?? 0) <= nowMs) low = middle + 1;
      else high = middle;
    }
    return this.#billed[low - 1] ?? 0;
  }

  /** A call as its time limits left it, at what its tokens cost now; one that used none costs what it did. USD. */
  bill(whole: CallReply, limited: CallReply, nowMs: number, priceFactor: number): CallReply {
    const used = usedTokens(whole, limited);
    if (used === null) return limited;
    const output = used.visible + used.reasoning;
    const before = this.#tokens;
    this.#tokens += used.input + output;
    this.#billedMs.push(nowMs);
    this.#billed.push(this.#tokens);
    const price = volumePrice(this.price, before, used.input, output);
    const fullUsd = costUsd(price, used) * priceFactor;
    const window = this.#window(nowMs, fullUsd);
    const { inputUsdPerMTok, outputUsdPerMTok } = price;
    const { tier: firstTier, tiers } = marginalPrice(this.price, before);
    const { tier: lastTier } = marginalPrice(this.price, Math.max(before, this.#tokens - 1));
    const bill: Bill = {
      afterTokens: before,
      firstTier,
      lastTier,
      tiers,
      inputUsdPerMTok: inputUsdPerMTok * priceFactor,
      outputUsdPerMTok: outputUsdPerMTok * priceFactor,
      window,
    };
    return { ...limited, costUsd: fullUsd * (window?.factor ?? 1), bill };
  }

  #window(nowMs: number, fullUsd: number): Bill['window'] {
    const { offPeak } = this.price;
    if (offPeak === undefined) return null;
    const hour = hourAt(this.startHour, nowMs);
    const isIn = isOffPeak(offPeak, hour);
    const factor = isIn ? offPeak.factor : 1;
    return { isOffPeak: isIn, hour, factor, savedUsd: fullUsd * (1 - factor) };
  }
}

/** Tokens that a call is billed for: all of an answer, the input and what had come of one that was given up, else none. */
function usedTokens(whole: CallReply, limited: CallReply): TokenCount | null {
  if (limited.ok) return limited.tokens;
  if (!whole.ok) return null;
  const visible = limited.failure.code === 'timeout-between-tokens' ? 1 : 0;
  return { ...whole.tokens, visible, reasoning: 0 };
}
