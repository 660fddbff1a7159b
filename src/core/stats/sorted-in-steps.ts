/** Items that are sorted or merged between two chances to pause. */
const ITEMS_AT_ONCE = 4096;

type Items = Uint32Array | Float64Array;
type Compare = (a: number, b: number) => number;

/**
 * The items in order, equal ones as they stood; rising where nobody says how to compare. Runs sorted by the engine, then merged
 * two by two. Pauses every millisecond or two.
 */
export function sortedInSteps(items: Uint32Array, compare?: Compare): Generator<void, Uint32Array, void>;
export function sortedInSteps(items: Float64Array, compare?: Compare): Generator<void, Float64Array, void>;
export function* sortedInSteps(items: Items, compare?: Compare): Generator<void, Items, void> {
  let sorted: Items = items.slice();
  for (let from = 0; from < sorted.length; from += ITEMS_AT_ONCE) {
    // Without a function the engine sorts numbers several times as fast.
    sorted.subarray(from, from + ITEMS_AT_ONCE).sort(compare);
    yield;
  }
  let merged: Items = items.slice();
  for (let width = ITEMS_AT_ONCE; width < sorted.length; width *= 2) {
    for (let from = 0; from < sorted.length; from += 2 * width)
      yield* mergeInto(merged, sorted, from, width, compare ?? rising);
    [sorted, merged] = [merged, sorted];
  }
  return sorted;
}

function rising(a: number, b: number): number {
  return a - b;
}

/** Merges the two runs of `width` that begin at `from`. */
function* mergeInto(
  merged: Items,
  runs: Items,
  from: number,
  width: number,
  compare: Compare,
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
