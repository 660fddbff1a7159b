/** Items that are sorted or merged between two chances to pause. */
const ITEMS_AT_ONCE = 4096;

/** The items in order, equal ones as they stood: runs sorted by the engine, then merged two by two. Pauses every millisecond or two. */
export function* sortedInSteps(
  items: Uint32Array,
  compare: (a: number, b: number) => number,
): Generator<void, Uint32Array, void> {
  let sorted = items.slice();
  for (let from = 0; from < sorted.length; from += ITEMS_AT_ONCE) {
    sorted.subarray(from, from + ITEMS_AT_ONCE).sort(compare);
    yield;
  }
  for (let width = ITEMS_AT_ONCE; width < sorted.length; width *= 2) {
    const merged = new Uint32Array(sorted.length);
    for (let from = 0; from < sorted.length; from += 2 * width) yield* mergeInto(merged, sorted, from, width, compare);
    sorted = merged;
  }
  return sorted;
}

/** Merges the two runs of `width` that begin at `from`. */
function* mergeInto(
  merged: Uint32Array,
  runs: Uint32Array,
  from: number,
  width: number,
  compare: (a: number, b: number) => number,
): Generator<void, void, void> {
  const middle = Math.min(from + width, runs.length);
  const end = Math.min(from + 2 * width, runs.length);
  let left = from;
  let right = middle;
  for (let at = from; at < end; at += 1) {
    if (at % ITEMS_AT_ONCE === 0) yield;
    const takesLeft = right >= end || (left < middle && compare(runs[left] ?? 0, runs[right] ?? 0) <= 0);
    merged[at] = runs[takesLeft ? left : right] ?? 0;
    if (takesLeft) left += 1;
    else right += 1;
  }
}
