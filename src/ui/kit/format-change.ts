import { groupDigits } from './group-digits';
import { narrowSpace } from './narrow-space';

/** A relative change with its sign, in per cent: -0.31 reads "−31 %". */
export function formatChange(change: number, decimals = 0): string {
  return `${signed(change * 100, decimals)}${narrowSpace}%`;
}

/** A difference of shares with its sign, in points: 0.021 reads "+2.1 pt". */
export function formatPoints(difference: number, decimals = 1): string {
  return `${formatBarePoints(difference, decimals)}${narrowSpace}pt`;
}

/** The same without the unit, for the ends of an interval. */
export function formatBarePoints(difference: number, decimals = 1): string {
  return signed(difference * 100, decimals);
}

function signed(value: number, decimals: number): string {
  const text = groupDigits(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
