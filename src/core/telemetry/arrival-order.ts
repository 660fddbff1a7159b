/** Rows by the time at which they came, ms; null where that is their own order, as it is unless a shift of the mix had prompts change places. */
export function arrivalOrder(arrivalMs: ArrayLike<number>, rows: number): Uint32Array | null {
  let isSorted = true;
  for (let row = 1; row < rows && isSorted; row += 1) isSorted = (arrivalMs[row - 1] ?? 0) <= (arrivalMs[row] ?? 0);
  if (isSorted) return null;
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  return order.sort((a, b) => (arrivalMs[a] ?? 0) - (arrivalMs[b] ?? 0) || a - b);
}
