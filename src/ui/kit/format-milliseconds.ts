import { groupDigits } from './group-digits';
import { narrowSpace } from './narrow-space';

/** Milliseconds with their unit: "<0.1 ms" below the clock's step, one decimal below ten, whole above. */
export function formatMilliseconds(milliseconds: number): string {
  return `${formatBareMilliseconds(milliseconds)}${narrowSpace}ms`;
}

/** The same figure without its unit, for columns that carry it in their head. */
export function formatBareMilliseconds(milliseconds: number): string {
  if (milliseconds > 0 && milliseconds < 0.1) return '<0.1';
  return groupDigits(milliseconds, milliseconds !== 0 && milliseconds < 10 ? 1 : 0);
}
