import type { Price } from '../../core/domain/endpoint';
import { formatCount } from '../kit/format-count';
import { formatMoney } from '../kit/format-money';
import { formatShare } from '../kit/format-share';

/** A price as it is charged, and what that comes to where it is charged by the hour or the month; ≈ where a figure is an estimate. */
export function priceText(price: Price, approx: boolean): string {
  const mark = approx ? '≈ ' : '';
  switch (price.kind) {
    case 'token':
      return `${mark}${formatMoney(price.inputUsdPerMTok)} in, ${formatMoney(price.outputUsdPerMTok)} out per 1M tok`;
    case 'capacity': {
      const { usdPerHour, tokensPerSecond, utilisation } = price;
      const perMillion = (usdPerHour / (tokensPerSecond * 3600 * utilisation)) * 1_000_000;
      return `${mark}${formatMoney(usdPerHour)} an hour, ${formatCount(tokensPerSecond)} tok/s, busy ${formatShare(utilisation, 0)}: ${formatMoney(perMillion)} per 1M tok`;
    }
    case 'flat': {
      const { usdPerMonth, requestsPerMonth } = price;
      return `${mark}${formatMoney(usdPerMonth)} a month over ${formatCount(requestsPerMonth)} requests: ${formatMoney(usdPerMonth / requestsPerMonth)} each`;
    }
  }
}
