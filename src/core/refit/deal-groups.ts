import type { RandomStream } from '../sim/rng';

/**
 * Deals rows to folds, all rows of a group to the same one: groups in a random order, the largest first, each to the fold
 * that holds the fewest rows. Folds of single rows differ by at most one in size.
 */
export function dealGroups(groups: ArrayLike<number>, foldCount: number, stream: RandomStream): Uint8Array {
  const members = membersOf(groups);
  const keys = members.map(() => stream.uniform());
  const order = Array.from(members.keys()).sort(
    (a, b) => (members[b]?.length ?? 0) - (members[a]?.length ?? 0) || (keys[a] ?? 0) - (keys[b] ?? 0),
  );
  const sizes = new Array<number>(foldCount).fill(0);
  const folds = new Uint8Array(groups.length);
  for (const group of order) {
    const rows = members[group] ?? [];
    const fold = sizes.indexOf(Math.min(...sizes));
    for (const row of rows) folds[row] = fold;
    sizes[fold] = (sizes[fold] ?? 0) + rows.length;
  }
  return folds;
}

/** The rows of each group, groups counted from 0. */
export function membersOf(groups: ArrayLike<number>): readonly (readonly number[])[] {
  const members: number[][] = [];
  for (let row = 0; row < groups.length; row += 1) {
    const group = groups[row] ?? 0;
    while (members.length <= group) members.push([]);
    members[group]?.push(row);
  }
  return members;
}
