import { drained } from '../drained';
import type { RandomStream } from '../sim/rng';
import { quantile } from './quantile';
import { sortedInSteps } from './sorted-in-steps';

/** Draws between two chances to pause. */
const DRAWS_AT_ONCE = 32_768;

/** A quantile of two paired samples, and the change with a 95 % interval. */
export interface QuantileChange {
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly low: number;
  readonly high: number;
}

/** A sample in order, biggest first, so that a high quantile of any resample is found from the top. */
interface Ordered {
  readonly values: readonly number[];
  /** Places in `values` of what has one, by falling value. */
  readonly falling: Uint32Array;
}

/**
 * The q-quantile of `before` and of `after`, whose nth entries belong together, with the percentile interval of the change
 * over resampled pairs (Efron and Tibshirani, 1993, chapter 13). NaN marks what has no value; zeros for empty lists.
 */
export function pairedQuantile(
  before: readonly number[],
  after: readonly number[],
  q: number,
  stream: RandomStream,
  resamples = 400,
): QuantileChange {
  return drained(pairedQuantileInSteps(before, after, q, stream, resamples));
}

/** The same, pausing every millisecond or two. */
export function* pairedQuantileInSteps(
  before: readonly number[],
  after: readonly number[],
  q: number,
  stream: RandomStream,
  resamples = 400,
): Generator<void, QuantileChange, void> {
  const n = before.length;
  const first = yield* ordered(before);
  const second = yield* ordered(after);
  const changes = new Float64Array(n === 0 ? 0 : resamples);
  const drawn = new Uint32Array(n);
  for (let r = 0; r < changes.length; r += 1) {
    drawn.fill(0);
    for (let k = 0; k < n; k += 1) {
      const pair = Math.floor(stream.uniform() * n);
      drawn[pair] = (drawn[pair] ?? 0) + 1;
      if (k % DRAWS_AT_ONCE === DRAWS_AT_ONCE - 1) yield;
    }
    yield;
    changes[r] = resampledQuantile(second, drawn, q) - resampledQuantile(first, drawn, q);
  }
  changes.sort();
  const [own, other] = [quantileOf(first, q), quantileOf(second, q)];
  const [low, high] = [quantile(changes, 0.025) ?? 0, quantile(changes, 0.975) ?? 0];
  return { before: own, after: other, change: other - own, low, high };
}

function* ordered(values: readonly number[]): Generator<void, Ordered, void> {
  const known = Uint32Array.from(values.keys()).filter((k) => !Number.isNaN(values[k]));
  yield;
  return { values, falling: yield* sortedInSteps(known, (a, b) => (values[b] ?? 0) - (values[a] ?? 0)) };
}

function quantileOf({ values, falling }: Ordered, q: number): number {
  const rising = Float64Array.from(falling.toReversed(), (k) => values[k] ?? 0);
  return quantile(rising, q) ?? 0;
}

/** `quantile` of a sample in which the kth value stands as often as `drawn` says. */
function resampledQuantile({ values, falling }: Ordered, drawn: Uint32Array, q: number): number {
  let size = 0;
  for (const k of falling) size += drawn[k] ?? 0;
  const fromTop = (size - 1) * (1 - q);
  const above = Math.floor(fromTop);
  let passed = 0;
  let high: number | null = null;
  for (const k of falling) {
    passed += drawn[k] ?? 0;
    const value = values[k] ?? 0;
    if (high === null && passed > above) high = value;
    if (high !== null && passed > above + 1) return high + (value - high) * (fromTop - above);
  }
  return high ?? 0;
}
