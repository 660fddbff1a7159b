import { formatMilliseconds } from './format-milliseconds';
import { narrowSpace } from './narrow-space';

/** A time in seconds from one on, in milliseconds below. */
export function formatSeconds(milliseconds: number): string {
  return milliseconds < 1000 ? formatMilliseconds(milliseconds) : `${(milliseconds / 1000).toFixed(1)}${narrowSpace}s`;
}
