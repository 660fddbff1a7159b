import type { PitfallReport } from '../domain/pitfall-report';
import { log } from '../sim/deterministic-math';

const bins = 10;
/** Fewer prompts a half, and their distribution is mostly chance. */
const leastAHalf = 100;
/** By convention of credit scoring (Siddiqi, 2006) a shift beyond this needs action. */
const moved = 0.2;
/** A bin that is empty counts as half a prompt. */
const empty = 0.5;

/**
 * Whether traffic has moved under a threshold that stands still: population stability index over ten equal-mass bins of the
 * older half. `indices` in session order, 0..100; `edge` the threshold.
 */
export function readDrift(indices: readonly number[], edge: number): PitfallReport['drift'] {
  const n = indices.length;
  const half = Math.floor(n / 2);
  const [older, newer] = [indices.slice(0, half), indices.slice(half)];
  if (half < leastAHalf) return { state: 'unknown', stability: null, aboveBefore: null, aboveAfter: null, n };
  const bounds = boundsOf(older);
  const [before, after] = [sharesOf(older, bounds), sharesOf(newer, bounds)];
  const stability = before.reduce((sum, share, bin) => {
    const now = after[bin] ?? share;
    return sum + (now - share) * log(now / share);
  }, 0);
  return {
    state: stability > moved ? 'warning' : 'ok',
    stability,
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
  const counts = new Array<number>(bounds.length + 1).fill(0);
  for (const value of values) {
    const bin = bounds.filter((bound) => value >= bound).length;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => Math.max(empty, count) / values.length);
}

function shareAbove(values: readonly number[], edge: number): number {
  return values.filter((value) => value > edge).length / values.length;
}
