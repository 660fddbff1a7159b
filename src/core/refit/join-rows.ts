/** Puts rows into one group (union-find; Tarjan, 1975): `parents` holds a row of the same group for each row. */
export function joinRows(parents: Uint32Array, rows: readonly number[]): void {
  const [first = 0] = rows;
  for (const row of rows) parents[rootOf(parents, row)] = rootOf(parents, first);
}

/** The row that a row's group goes by; the way to it is shortened for the next. */
export function rootOf(parents: Uint32Array, row: number): number {
  let root = row;
  while (parents[root] !== root) root = parents[root] ?? root;
  for (let at = row; at !== root;) {
    const next = parents[at] ?? root;
    parents[at] = root;
    at = next;
  }
  return root;
}
