/** Ticks of 1, 2 or 5 times a power of ten, about four steps of them, from below the least value to above the greatest. */
export function niceTicks(least: number, greatest: number): readonly number[] {
  const span = greatest > least ? greatest - least : Math.abs(greatest) || 1;
  const magnitude = 10 ** Math.floor(Math.log10(span / 4));
  const step = magnitude * ([1, 2, 5].find((one) => span / 4 <= one * magnitude) ?? 10);
  const first = Math.floor(least / step);
  const last = Math.max(first + 1, Math.ceil(greatest / step));
  // Twelve digits: 3 × 0.1 is 0.3 to a reader.
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}
