import type { PitfallReport } from '../domain/pitfall-report';
import { log } from '../sim/deterministic-math';

const bins = 10;
/** Fewer prompts a half, and their distribution is mostly chance. */
const leastAHalf = 100;
/** By convention of credit scoring (Siddiqi, 2006) a shift beyond this needs action. */
const moved = 0.2;
/** What chi-square exceeds in 5 of 100 draws, with 1, 2, ... 9 degrees of freedom. */
const rare = [3.841, 5.991, 7.815, 9.488, 11.07, 12.592, 14.067, 15.507, 16.919];
/** A bin that is empty counts as half a prompt. */
const empty = 0.5;

/**
 * Whether traffic has moved under a threshold that stands still: population stability index over ten equal-mass bins of the
 * older half. Of few prompts it is large without any drift, so that a warning also takes a two-sample chi-square test over
 * ten equal-mass bins of both halves together (Pearson, 1900): steady traffic is warned of in at most 5 of 100 sessions.
 * `indices` in session order, 0..100; `edge` the threshold.
 */
export function readDrift(indices: readonly number[], edge: number): PitfallReport['drift'] {
  const n = indices.length;
  const half = Math.floor(n / 2);
  const [older, newer] = [indices.slice(0, half), indices.slice(half)];
  if (half < leastAHalf)
    return { state: 'unknown', stability: null, beyondChance: null, aboveBefore: null, aboveAfter: null, n };
  const bounds = boundsOf(older);
  const [before, after] = [sharesOf(older, bounds), sharesOf(newer, bounds)];
  const stability = before.reduce((sum, share, bin) => {
    const now = after[bin] ?? share;
    return sum + (now - share) * log(now / share);
  }, 0);
  const beyondChance = differs(older, newer);
  return {
    state: stability > moved && beyondChance ? 'warning' : 'ok',
    stability,
    beyondChance,
    aboveBefore: shareAbove(older, edge),
    aboveAfter: shareAbove(newer, edge),
    n,
  };
}

function boundsOf(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const bounds = Array.from({ length: bins - 1 }, (_, k) => sorted[Math.floor(((k + 1) * sorted.length) / bins)] ?? 0);
  return [...new Set(bounds)];
}

function sharesOf(values: readonly number[], bounds: readonly number[]): readonly number[] {
  return countsOf(values, bounds).map((count) => Math.max(empty, count) / values.length);
}

function countsOf(values: readonly number[], bounds: readonly number[]): readonly number[] {
  const counts = new Array<number>(bounds.length + 1).fill(0);
  for (const value of values) {
    const bin = bounds.filter((bound) => value >= bound).length;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** Whether two samples differ by more than chance brings in 5 of 100 pairs from one distribution. */
function differs(one: readonly number[], other: readonly number[]): boolean {
  const bounds = boundsOf([...one, ...other]);
  const [first, second] = [countsOf(one, bounds), countsOf(other, bounds)];
  const weight = Math.sqrt(other.length / one.length);
  let chiSquare = 0;
  let filled = 0;
  for (const [bin, count] of first.entries()) {
    const both = count + (second[bin] ?? 0);
    if (both === 0) continue;
    filled += 1;
    const difference = weight * count - (second[bin] ?? 0) / weight;
    chiSquare += (difference * difference) / both;
  }
  return chiSquare > (rare[filled - 2] ?? Number.POSITIVE_INFINITY);
}

function shareAbove(values: readonly number[], edge: number): number {
  return values.filter((value) => value > edge).length / values.length;
}
