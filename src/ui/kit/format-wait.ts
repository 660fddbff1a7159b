import { groupDigits } from './group-digits';
import { narrowSpace } from './narrow-space';

/** A wait of seconds to hours, ms: "2.9 s", "12 min", "1.4 h". */
export function formatWait(ms: number): string {
  if (ms < 60_000) return `${groupDigits(ms / 1000, 1)}${narrowSpace}s`;
  if (ms < 3_600_000) return `${groupDigits(ms / 60_000, ms < 600_000 ? 1 : 0)}${narrowSpace}min`;
  return `${groupDigits(ms / 3_600_000, 1)}${narrowSpace}h`;
}
