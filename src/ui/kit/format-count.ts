import { groupDigits } from './group-digits';

/** A count: whole, in groups of three. */
export function formatCount(count: number): string {
  return groupDigits(count);
}
