import type { RandomStream } from '../sim/rng';
import { membersOf } from './deal-groups';

/**
 * Draws so many rows, group by group in a random order, and gives those of the other groups as held out; what is left of the
 * group at the cut stands on neither side.
 */
export function splitGroups(
  groups: ArrayLike<number>,
  count: number,
  stream: RandomStream,
): { own: readonly number[]; held: readonly number[] } {
  const order = membersOf(groups)
    .map((rows) => ({ rows, key: stream.uniform() }))
    .sort((a, b) => a.key - b.key);
  const own: number[] = [];
  const held: number[] = [];
  for (const { rows } of order) {
    if (own.length < count) own.push(...rows.slice(0, count - own.length));
    else held.push(...rows);
  }
  return { own, held };
}
