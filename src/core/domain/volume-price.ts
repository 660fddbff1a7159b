import type { TokenPrice, VolumeTier } from './endpoint';

/** What the next token costs after so many, USD per million, and the tier it falls in, from 1. */
export interface MarginalPrice {
  readonly tier: number;
  readonly tiers: number;
  readonly inputUsdPerMTok: number;
  readonly outputUsdPerMTok: number;
}

/** The price of the token that follows `spentTokens`: a tier begins with the first token after its mark. */
export function marginalPrice(price: TokenPrice, spentTokens: number): MarginalPrice {
  const steps = stepsOf(price);
  const place = Math.max(
    0,
    steps.findLastIndex((step) => step.afterTokens <= spentTokens),
  );
  const { inputUsdPerMTok, outputUsdPerMTok } = steps[place] ?? price;
  return { tier: place + 1, tiers: steps.length, inputUsdPerMTok, outputUsdPerMTok };
}

/**
 * The one price at which a call costs what its tokens cost by tier: the means over its input, which comes first, and its
 * output. A call over a mark is split at it.
 */
export function volumePrice(
  price: TokenPrice,
  spentTokens: number,
  inputTokens: number,
  outputTokens: number,
): TokenPrice {
  const answerFrom = spentTokens + inputTokens;
  return {
    ...price,
    inputUsdPerMTok: meanPrice(price, 'inputUsdPerMTok', spentTokens, answerFrom),
    outputUsdPerMTok: meanPrice(price, 'outputUsdPerMTok', answerFrom, answerFrom + outputTokens),
  };
}

function meanPrice(
  price: TokenPrice,
  part: 'inputUsdPerMTok' | 'outputUsdPerMTok',
  from: number,
  until: number,
): number {
  const first = marginalPrice(price, from);
  if (until <= from || marginalPrice(price, until - 1).tier === first.tier) return first[part];
  const steps = stepsOf(price);
  const sum = steps.reduce((total, step, place) => {
    const end = steps[place + 1]?.afterTokens ?? Number.POSITIVE_INFINITY;
    const tokens = Math.min(until, end) - Math.max(from, step.afterTokens);
    return tokens > 0 ? total + tokens * step[part] : total;
  }, 0);
  return sum / (until - from);
}

function stepsOf(price: TokenPrice): readonly VolumeTier[] {
  const tiers = price.tiers ?? [];
  return [{ ...price, afterTokens: 0 }, ...tiers.toSorted((a, b) => a.afterTokens - b.afterTokens)];
}
