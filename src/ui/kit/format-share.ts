import { groupDigits } from './group-digits';
import { narrowSpace } from './narrow-space';

/** A share 0..1 in per cent with one decimal: "61.4 %". */
export function formatShare(share: number, decimals = 1): string {
  return `${groupDigits(share * 100, decimals)}${narrowSpace}%`;
}
