/** The groups of some rows, counted anew from 0 in the order of the rows. */
export function regrouped(rows: readonly number[], groups: ArrayLike<number>): Uint32Array {
  const names = new Map<number, number>();
  return Uint32Array.from(rows, (row) => {
    const group = groups[row] ?? 0;
    const name = names.get(group) ?? names.size;
    names.set(group, name);
    return name;
  });
}
