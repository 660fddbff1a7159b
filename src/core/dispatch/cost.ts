import type { Price } from '../domain/endpoint';
import type { TokenCount } from '../domain/outcome';

const PER_MILLION = 1e-6;
const SECONDS_PER_HOUR = 3600;

/**
 * What one attempt costs, in USD (ARCHITECTURE section 5).
 * By token: (input - cacheRead - cacheWrite) x input price + cacheRead x read price + cacheWrite x write price +
 * (visible + reasoning) x output price; without a cache price cached tokens cost as input.
 * By capacity: the hour's share that reading the input and writing the answer take at the achieved throughput. Flat: the month over its requests.
 */
export function costUsd(price: Price, tokens: TokenCount): number {
  const output = tokens.visible + tokens.reasoning;
  switch (price.kind) {
    case 'token': {
      const readPrice = price.cacheReadUsdPerMTok ?? price.inputUsdPerMTok;
      const writePrice = price.cacheWriteUsdPerMTok ?? price.inputUsdPerMTok;
      const fresh = tokens.input - tokens.cacheRead - tokens.cacheWrite;
      const input = fresh * price.inputUsdPerMTok + tokens.cacheRead * readPrice + tokens.cacheWrite * writePrice;
      return (input + output * price.outputUsdPerMTok) * PER_MILLION;
    }
    case 'capacity': {
      const { prefillTokensPerSecond: prefill } = price;
      const readingSeconds = prefill === undefined ? 0 : (tokens.input - tokens.cacheRead) / prefill;
      const seconds = readingSeconds + output / price.tokensPerSecond;
      return (price.usdPerHour * seconds) / (SECONDS_PER_HOUR * price.utilisation);
    }
    case 'flat':
      return price.usdPerMonth / price.requestsPerMonth;
  }
}
